// js-yaml comes without types; this is what the tests use of it.
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
