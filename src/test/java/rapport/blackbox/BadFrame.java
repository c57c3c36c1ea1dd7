package rapport.blackbox;

import java.util.Optional;
import java.util.Set;

/// A frame that must be refused: as it stands on the wire, the codes that the contract allows for it, and the id that
/// the answer must name, if the frame has one that can be read.
record BadFrame(String name, String text, Set<String> codes, Optional<String> re) {

    static BadFrame malformed(String name, String text) {
        return new BadFrame(name, text, Set.of("malformed"), Optional.empty());
    }
}
