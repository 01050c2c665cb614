export async function buildSampleWorker() {}
