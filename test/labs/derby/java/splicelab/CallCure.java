package splicelab;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import org.apache.derby.iapi.sql.Activation;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.iapi.sql.execute.ExecutionFactory;
import org.apache.derby.iapi.sql.execute.ResultSetFactory;

/**
 * A CALL whose arguments cannot be converted costs Derby the connection when the procedure returns result sets: cleaning up, it looks for
 * them in lists that the call had not come to make. Here they are made beforehand.
 */
final class CallCure {
    private CallCure() {}

    static void apply(LanguageConnectionContext context) throws ReflectiveOperationException {
        ExecutionFactory factory = context.getLanguageConnectionFactory().getExecutionFactory();
        ResultSetFactory behind = factory.getResultSetFactory();
        Object cured =
                Proxy.newProxyInstance(
                        CallCure.class.getClassLoader(),
                        new Class<?>[] {ResultSetFactory.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("getCallStatementResultSet")) prepare((Activation) arguments[1]);
                            try {
                                return method.invoke(behind, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        Field field = factory.getClass().getDeclaredField("rsFactory");
        field.setAccessible(true);
        field.set(factory, cured);
    }

    private static void prepare(Activation activation) {
        ResultSet[][] lists = activation.getDynamicResults();
        if (lists == null) return;
        for (int i = 0; i < lists.length; i++) if (lists[i] == null) lists[i] = new ResultSet[1];
    }
}
