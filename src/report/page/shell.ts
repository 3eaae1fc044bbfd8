/** The frame of every page we write: self-contained, without network, and closed to every script and style but ours. */
import { html } from '../text/escape.ts'
import { inlineHtml, plainText } from '../text/inline-html.ts'
import { PAGE_STYLE, PAGE_STYLE_HASH } from './page-assets.ts'

/** What is in the frame. */
export interface PageParts {
  /** One line of our Markdown: the title and the first heading. */
  title: string
  /** HTML of main and footer, and of scripts. */
  body: string
  /** Hash of the one script that may run, as a source of a content security policy; none may without it. */
  script?: string
  /** Text of a comment at the top, without marks of its own. */
  notice?: string
}

/** The whole page. Nothing is loaded, and no script runs but ours, whatever a name in the body contains. */
export function page({ title, body, script, notice }: PageParts): string {
  const policy = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src '${script}'`]),
    `style-src '${PAGE_STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
${notice === undefined ? '' : `<!-- ${notice} -->\n`}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(plainText(title), 200)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${inlineHtml(title)}</h1></header>
${body}
</body>
</html>
`
}
