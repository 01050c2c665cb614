package splicelab;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.derby.iapi.services.context.ContextService;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.iapi.sql.dictionary.DataDictionary;

/**
 * Closes SYS, which Derby shows to everyone, to users without the right: for them there is no such schema. It stands before the database's
 * dictionary; what it does not mind goes on to that.
 */
final class Doorkeeper {
    private static DataDictionary behind;

    private Doorkeeper() {}

    /** Derby's own. */
    static DataDictionary dictionary() {
        return behind;
    }

    static void stand(LanguageConnectionContext context) throws ReflectiveOperationException {
        Object database = context.getDatabase();
        Field field = database.getClass().getDeclaredField("dd");
        field.setAccessible(true);
        behind = (DataDictionary) field.get(database);
        Object door =
                Proxy.newProxyInstance(
                        Doorkeeper.class.getClassLoader(),
                        new Class<?>[] {DataDictionary.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("getSchemaDescriptor") && arguments[0] instanceof String name) {
                                if (name.equals("SYS") && !mayEnter()) throw Failure.unknownSchema(name);
                            }
                            try {
                                return method.invoke(behind, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        field.set(database, door);
    }

    /** The owner, those to whom it was granted, procedures, whose statements stand within the CALL, and views. */
    private static boolean mayEnter() {
        LanguageConnectionContext context =
                (LanguageConnectionContext) ContextService.getContextOrNull(LanguageConnectionContext.CONTEXT_ID);
        return context == null
                || context.getStatementDepth() > 1
                || Users.mayReadSys(context.getSessionUserId())
                || isWithinView();
    }

    /** A view is bound where its name stood: a table's binding then lies within another one's. */
    private static boolean isWithinView() {
        long bindings =
                StackWalker.getInstance()
                        .walk(
                                frames ->
                                        frames.filter(
                                                        frame ->
                                                                frame.getClassName().endsWith(".FromBaseTable")
                                                                        && frame.getMethodName().equals("bindNonVTITables"))
                                                .count());
        return bindings > 1;
    }
}
