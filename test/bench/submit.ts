export async function submitBenchmark(_quick: boolean): Promise<void> {}
