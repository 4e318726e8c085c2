// Why a file did not get to the server: somebody cancelled it, the connection broke, or the server refused it.
import { useTranslation } from 'react-i18next';
import { isProblem, problemText } from '@/api/problem';
import { UploadCancelled } from '@/api/upload';
import { Notice } from '@/components/notice';

export function UploadFailure({ failure }: { failure: unknown }) {
  const { t } = useTranslation();
  if (failure instanceof UploadCancelled) {
    return (
      <Notice tone="info" role="status">
        {t('imports.cancelled')}
      </Notice>
    );
  }
  const title = isProblem(failure, 'network') ? t('imports.upload_failed') : t('problems.title');
  return (
    <Notice tone="bad" role="alert" title={title}>
      {problemText(t, failure)}
    </Notice>
  );
}
