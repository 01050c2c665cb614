package splicelab;

import java.sql.ResultSet;
import org.apache.derby.iapi.sql.Activation;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;

/**
 * A CALL whose arguments cannot be converted costs Derby the connection when the procedure returns result sets: cleaning up, it looks for
 * them in lists that the call had not come to make. Here they are made beforehand.
 */
final class CallCure {
    private CallCure() {}

    static void apply(LanguageConnectionContext context) throws ReflectiveOperationException {
        Execution.watch(
                context,
                (method, arguments) -> {
                    if (method.equals("getCallStatementResultSet")) prepare((Activation) arguments[1]);
                });
    }

    private static void prepare(Activation activation) {
        ResultSet[][] lists = activation.getDynamicResults();
        if (lists == null) return;
        for (int i = 0; i < lists.length; i++) if (lists[i] == null) lists[i] = new ResultSet[1];
    }
}
