/** Makes generated/base_map.json, unless it is up to date. */
export function writeBaseMap(): void;
