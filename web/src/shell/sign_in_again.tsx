// Watches for the end of the session; the dialog to sign in again is loaded only then.
import { lazy, Suspense, useEffect, useState } from 'react';
import { onSignedOut } from '@/api/client';
import { withTexts } from '@/i18n';

const SignInDialog = lazy(withTexts(() => import('./sign_in_dialog'), 'account'));

export function SignInAgain() {
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  if (!ended) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog onDone={() => setEnded(false)} />
    </Suspense>
  );
}
