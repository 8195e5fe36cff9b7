import { Html, html } from './html'
import type { PageLanguage } from './language'
import { PAGE_STYLE } from './style'

type Parts = { language: PageLanguage; title: string; main: Html; head?: Html | ''; script?: Html | '' }

/** A whole HTML document with the house's style. */
export function renderDocument({ language, title, main, head = '', script = '' }: Parts): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${title}</title>
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<main>
${main}
</main>
${script}
</body>
</html>
`.source
}
