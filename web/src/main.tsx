// Begins the page: language first, then the routes. The nonce for styles comes from the server in a meta tag.
import './styles/mantine';
import './styles/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguages } from './i18n';
import { queryClient } from './lib/query_client';
import { handleKey } from './lib/shortcuts';
import { styleNonce } from './lib/style_nonce';
import { router } from './router';
import { cssVariables, theme } from './theme';

// Read by the dialogs' scroll lock, which writes a style of its own.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

async function begin() {
  await startLanguages();
  window.addEventListener('keydown', handleKey);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

void begin();
