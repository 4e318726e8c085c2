// Where the map gets tiles from: the program writes it into the page's head (map_tiles of its configuration). Nothing: the ground
// that the program brings.
export interface TileSource {
  url: string;
  attribution: string;
}

export function tileSource(): TileSource | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="map-tiles"]');
  if (!meta || !/^https?:/.test(meta.content)) return undefined;
  return { url: meta.content, attribution: meta.dataset.attribution ?? '' };
}
