package splicelab;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.iapi.sql.execute.ExecutionFactory;
import org.apache.derby.iapi.sql.execute.ResultSetFactory;

/** Lets the lab in where Derby begins to execute a statement: before it makes the statement's result set. */
final class Execution {
    /** Is told which of the factory's methods is called with what; what it throws fails the statement. */
    interface Watch {
        void before(String method, Object[] arguments) throws Exception;
    }

    private Execution() {}

    static void watch(LanguageConnectionContext context, Watch watch) throws ReflectiveOperationException {
        ExecutionFactory factory = context.getLanguageConnectionFactory().getExecutionFactory();
        ResultSetFactory behind = factory.getResultSetFactory();
        Object watched =
                Proxy.newProxyInstance(
                        Execution.class.getClassLoader(),
                        new Class<?>[] {ResultSetFactory.class},
                        (self, method, arguments) -> {
                            watch.before(method.getName(), arguments);
                            try {
                                return method.invoke(behind, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        Field field = factory.getClass().getDeclaredField("rsFactory");
        field.setAccessible(true);
        field.set(factory, watched);
    }
}
