// Addresses from the root, put below the path that the server has on its host.
export function at(path: string): string {
  return `${document.body.dataset.below ?? ""}${path}`;
}
