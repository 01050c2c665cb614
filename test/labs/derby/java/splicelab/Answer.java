package splicelab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The result set that a procedure leaves. */
final class Answer {
    /** Splice declares an empty text as long as this. */
    private static final int EMPTY_LENGTH = 15;

    private Answer() {}

    static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:default:connection");
    }

    /** One row of one text: the outcome is the name of its column. Null counts as an empty text. */
    static ResultSet of(String label, String message) throws SQLException {
        String text = message == null ? "" : message;
        return one(label, "VARCHAR(" + (text.isEmpty() ? EMPTY_LENGTH : text.length()) + ")", text);
    }

    static ResultSet success(String message) throws SQLException {
        return of("Success", message);
    }

    static ResultSet warning(String message) throws SQLException {
        return of("Warning", message);
    }

    static ResultSet error(String message) throws SQLException {
        return of("Error", message);
    }

    /** @param type of SQL; the value is cast to it */
    static ResultSet one(String label, String type, String value) throws SQLException {
        return query("SELECT CAST(? AS " + type + ") AS \"" + label + "\" FROM SYSIBM.SYSDUMMY1", value);
    }

    static ResultSet query(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection().prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
        return statement.executeQuery();
    }

    /** Rows of texts, cast to the types of SQL; none where there are no values. */
    static ResultSet rows(String[] labels, String[] types, String[]... rows) throws SQLException {
        StringBuilder sql = new StringBuilder();
        String[] values = new String[rows.length * labels.length];
        for (int row = 0; row < Math.max(1, rows.length); row++) {
            if (row > 0) sql.append(" UNION ALL ");
            sql.append("SELECT ");
            for (int i = 0; i < labels.length; i++) {
                if (i > 0) sql.append(", ");
                sql.append("CAST(").append(row < rows.length ? "?" : "NULL").append(" AS ").append(types[i]);
                sql.append(") AS \"").append(labels[i]).append('"');
                if (row < rows.length) values[row * labels.length + i] = rows[row][i];
            }
            sql.append(" FROM SYSIBM.SYSDUMMY1");
        }
        if (rows.length == 0) sql.append(" WHERE 1 = 0");
        return query(sql.toString(), values);
    }
}
