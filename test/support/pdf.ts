import type { Browser } from './as.ts'

/** Fetches a document as its bytes. */
export function asPdf(browser: Browser, path: string) {
  return browser
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done(null, Buffer.concat(parts)))
    })
}
