import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests let a plain Derby server run. */
public final class Routines {
  private Routines() {}

  /** Rests, then answers. */
  public static void slow(int milliseconds, ResultSet[] answer) throws SQLException, InterruptedException {
    Thread.sleep(milliseconds);
    answer[0] = query("VALUES 'done'", "Success");
  }

  /** The label of the only column is the caller's choice. */
  public static void outcome(String label, String text, ResultSet[] answer) throws SQLException {
    answer[0] = query("VALUES '" + text.replace("'", "''") + "'", label);
  }

  /** Rows, many rows, no rows. */
  public static void several(ResultSet[] first, ResultSet[] second, ResultSet[] third) throws SQLException {
    first[0] = query("VALUES 1, 2", "A");
    second[0] = connection().createStatement().executeQuery("SELECT N, T FROM MANY ORDER BY N");
    third[0] = query("SELECT 1 FROM SYSIBM.SYSDUMMY1 WHERE 1 = 0", "NOTHING");
  }

  /** Rows that are read no sooner than they are fetched. */
  public static void unsorted(ResultSet[] answer) throws SQLException {
    answer[0] = connection().createStatement().executeQuery("SELECT N, T FROM MANY");
  }

  /** Changes a row, then fails. */
  public static void changeAndFail() throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.executeUpdate("UPDATE MANY SET T = 'changed' WHERE N = 1");
    }
    throw new SQLException("it failed on purpose", "38777");
  }

  public static int sleep(int milliseconds) throws InterruptedException {
    Thread.sleep(milliseconds);
    return milliseconds;
  }

  private static ResultSet query(String body, String label) throws SQLException {
    String named = "SELECT * FROM (" + body + ") AS R(\"" + label + "\")";
    return connection().createStatement().executeQuery(named);
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }
}
