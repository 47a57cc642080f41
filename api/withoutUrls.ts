const URLS = /\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/?#"<>\\]*@)?(\[[^\s\]\\]*\](?::\d+)?|[^\s/?#"<>\\]*)[^\s"<>\\]*/gi;

/** A text, JSON too, with each URL cut to its scheme and host: what comes before and after the host may hold keys. */
export function withoutUrls(text: string): string {
  return text.replace(URLS, '$1$2');
}
