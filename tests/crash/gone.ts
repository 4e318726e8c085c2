/** The program died: the answer never came. */
export function is_gone(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return (
    /^(ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code ?? cause?.code ?? '') ||
    /socket hang up/.test(String(error))
  );
}
