package splicelab;

import java.util.List;
import java.util.stream.Collectors;

/** Fields of the lab's line: parted by tabulators, with backslash escapes; NULL is \N. */
final class Lines {
    private Lines() {}

    static String[] split(String line) {
        String[] fields = line.split("\t", -1);
        for (int i = 0; i < fields.length; i++) fields[i] = plain(fields[i]);
        return fields;
    }

    static String join(List<String> fields) {
        return fields.stream().map(Lines::escaped).collect(Collectors.joining("\t"));
    }

    private static String escaped(String field) {
        if (field == null) return "\\N";
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String plain(String field) {
        if (field.equals("\\N")) return null;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char letter = field.charAt(i);
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            char named = field.charAt(++i);
            text.append(named == 't' ? '\t' : named == 'n' ? '\n' : named == 'r' ? '\r' : named);
        }
        return text.toString();
    }
}
