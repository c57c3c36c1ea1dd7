package rapport.upload;

/// A file's name as people see it. Never a path: files are stored under names of ours.
final class FileName {
    private static final int LONGEST = 200;
    private static final String NAMELESS = "file";

    private FileName() {}

    /// The last part of what was sent, without what cannot be seen or turns text around, so that what looks like one
    /// kind of file is not another.
    static String shown(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints().filter(FileName::isVisible).limit(LONGEST).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        return shown.isEmpty() || shown.equals(".") || shown.equals("..") ? NAMELESS : shown;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
