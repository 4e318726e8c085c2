// Colours, sizes and defaults of the whole page. Dense, because operators look at it all day; every pair of
// text and ground reaches 4.5:1 in light and in dark (WCAG 2.2 AA), which Mantine's own defaults do not.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e7f5f8',
  '#d2e8ee',
  '#a5d2de',
  '#74bbcd',
  '#4fa7bf',
  '#3697b1',
  '#24869f',
  '#15768e',
  '#0b6b7f',
  '#06586a',
];

const night: MantineColorsTuple = [
  '#dbe3e8',
  '#bcc7cf',
  '#9aa8b3',
  '#73828e',
  '#46545f',
  '#34414b',
  '#27313a',
  '#1a2129',
  '#131920',
  '#0d1216',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 8,
  autoContrast: true,
  colors: { petrol, dark: night },
  cursorType: 'pointer',
  defaultRadius: 'sm',
  focusRing: 'auto',
  fontFamily:
    'Inter, "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  // Plain objects rather than Component.extend(), which would draw every component into the first load.
  components: {
    Checkbox: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontWeight: 650, fontSize: '1rem' } },
    },
    NumberInput: { defaultProps: { hideControls: true } },
    // The list itself scrolls: a scrolling box around it would be one that no key reaches.
    Select: {
      defaultProps: { checkIconPosition: 'right', allowDeselect: false, withScrollArea: false },
      styles: { options: { maxHeight: '14rem', overflowY: 'auto' } },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 250,
        multiline: true,
        maw: 340,
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--cw-radius': '6px' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#15202b',
    '--mantine-color-dimmed': '#55636f',
    '--mantine-color-placeholder': '#5f6d79',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0b6b7f',
    '--cw-ground': '#f4f6f8',
    '--cw-line': '#dfe5ea',
    '--cw-hover': '#eef3f6',
    '--cw-active': '#dcebef',
    '--cw-flag': '#b54708',
    '--cw-good': '#1a7f37',
    '--cw-bad': '#b42318',
    '--cw-warn-ground': '#fff4e0',
    '--cw-warn-text': '#7a3e00',
  },
  dark: {
    '--mantine-color-body': '#161c22',
    '--mantine-color-text': '#dbe3e8',
    '--mantine-color-dimmed': '#9fadb8',
    '--mantine-color-placeholder': '#8f9da8',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#7cc7d8',
    '--cw-ground': '#0f1418',
    '--cw-line': '#2a343d',
    '--cw-hover': '#1d252d',
    '--cw-active': '#18343c',
    '--cw-flag': '#fdb022',
    '--cw-good': '#5fd07f',
    '--cw-bad': '#ff9d94',
    '--cw-warn-ground': '#3a2a10',
    '--cw-warn-text': '#ffd79a',
  },
});
