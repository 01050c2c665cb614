export async function buildOdbcChild() {}
export async function copyNative() {}
