import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Derby's own client, on demand: reads "fetch SQL", "connect COUNT", "close COUNT" or "call COUNT" line by line, does it, and answers with
 * the number of rows, connections or calls. The argument is a JDBC address.
 */
public final class Jdbc {
  private static final Deque<Connection> opened = new ArrayDeque<>();

  private Jdbc() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    String address = arguments[0];
    BufferedReader demands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    try (Connection connection = DriverManager.getConnection(address)) {
      for (String demand = demands.readLine(); demand != null; demand = demands.readLine()) {
        String[] parts = demand.split(" ", 2);
        System.out.println(answer(address, connection, parts[0], parts[1]));
        System.out.flush();
      }
    }
  }

  private static int answer(String address, Connection connection, String word, String rest) throws SQLException {
    if (word.equals("fetch")) return fetch(connection, rest);
    int count = Integer.parseInt(rest);
    for (int done = 0; done < count; done += 1) {
      if (word.equals("connect")) opened.add(DriverManager.getConnection(address));
      else if (word.equals("close")) opened.remove().close();
      else if (call(connection) != 1) return -1;
    }
    return count;
  }

  private static int fetch(Connection connection, String sql) throws SQLException {
    int rows = 0;
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
      Object[] kept = new Object[60_000];
      while (result.next()) kept[rows++ % kept.length] = row(result);
    }
    return rows;
  }

  private static int call(Connection connection) throws SQLException {
    try (CallableStatement statement = connection.prepareCall("CALL OUTCOME(?, ?)")) {
      statement.setString(1, "Success");
      statement.setString(2, "done");
      int rows = 0;
      try (ResultSet result = statement.executeQuery()) {
        for (; result.next(); rows += 1) row(result);
      }
      return rows;
    }
  }

  /** Every value in the form that a program works with. */
  private static Object[] row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Object[] values = new Object[columns.getColumnCount()];
    for (int at = 1; at <= values.length; at += 1) {
      values[at - 1] = columns.getColumnType(at) == Types.BIGINT ? (Object) result.getLong(at) : result.getString(at);
    }
    return values;
  }
}
