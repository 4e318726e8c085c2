// Ends the session and begins the page anew, so that nothing of one person is left for the next.
import { api } from '@/api/client';

export async function signOut() {
  await api.DELETE('/api/v1/sessions/current');
  window.location.assign('/sign-in');
}
