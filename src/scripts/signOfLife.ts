/** The statement that asks a cluster whether it is there: a procedure of every release, which any answer will do for. */
import { boundCall } from '../splice/call';

export const signOfLife = boundCall('SYSCS_GET_VERSION_INFO', 0);
