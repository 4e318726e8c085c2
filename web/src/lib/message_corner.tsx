// The corner of the page where short messages stand; mounted beside the page with the first message.
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { MantineProvider } from '@mantine/core';
import { type NotificationData, Notifications, notifications } from '@mantine/notifications';
import { createRoot } from 'react-dom/client';
import { theme } from '@/theme';
import { styleNonce } from './style_nonce';

const kMessagesMax = 4;

function mount() {
  const corner = document.body.appendChild(document.createElement('div'));
  createRoot(corner).render(
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" limit={kMessagesMax} />
    </MantineProvider>,
  );
}

mount();

export function showMessage(data: NotificationData) {
  notifications.show(data);
}

export function hideMessage(id: string) {
  notifications.hide(id);
}
