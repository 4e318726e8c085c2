// The one-time token behind the # of a link; nothing when there is none.
export function tokenOfHash(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return token === '' ? null : decodeURIComponent(token);
}
