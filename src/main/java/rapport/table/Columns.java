package rapport.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What all tables share: columns by name and type, and the way of optional values and times into and out of them.
final class Columns {
    private Columns() {}

    static Field<String> text(String name) {
        return DSL.field(DSL.name(name), String.class);
    }

    static Field<Long> number(String name) {
        return DSL.field(DSL.name(name), Long.class);
    }

    static List<String> names(Stream<? extends Field<?>> fields) {
        return fields.map(Field::getName).toList();
    }

    static long millis(Instant at) {
        return at.toEpochMilli();
    }

    static @Nullable Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }

    static <T> @Nullable String text(Optional<T> value, Function<T, String> of) {
        return value.map(of).orElse(null);
    }

    static <T> Optional<T> optional(Record row, Field<String> field, Function<String, T> of) {
        return Optional.ofNullable(row.get(field)).map(of);
    }

    static Optional<Instant> time(Record row, Field<Long> field) {
        return Optional.ofNullable(row.get(field)).map(Instant::ofEpochMilli);
    }

    static Instant at(Record row, Field<Long> field) {
        return Instant.ofEpochMilli(row.get(field));
    }

    static boolean flag(Record row, Field<Long> field) {
        return row.get(field) == 1;
    }

    static long flag(boolean value) {
        return value ? 1 : 0;
    }
}
