/** How a file of a project is shown. */
export type FileKind =
  /** As lines of text, in the colours of its language where it is known. */
  | { shown: 'code'; language: string | null }
  | { shown: 'notebook' }
  /** Opened in place in the tree. */
  | { shown: 'archive' }
  /** In the viewer of its own kind, such as a picture's. */
  | { shown: 'part'; mediaType: string; isText: boolean }
  /** Its name says nothing; its bytes tell whether it is text. */
  | { shown: 'unknown' }

const LANGUAGES: Record<string, string> = {
  python: 'py pyi pyw',
  javascript: 'js mjs cjs',
  typescript: 'ts mts cts',
  jsx: 'jsx',
  tsx: 'tsx',
  json: 'json json5 jsonc geojson jsonl ndjson webmanifest',
  yaml: 'yaml yml cff',
  toml: 'toml',
  ini: 'ini cfg conf properties editorconfig gitconfig env',
  shellscript: 'sh bash zsh ksh',
  powershell: 'ps1 psm1 psd1',
  sql: 'sql ddl',
  r: 'r rmd rprofile',
  julia: 'jl',
  java: 'java',
  kotlin: 'kt kts',
  scala: 'scala sc',
  groovy: 'groovy gradle',
  c: 'c h',
  cpp: 'cpp cc cxx hpp hh hxx ino',
  csharp: 'cs csx',
  go: 'go',
  rust: 'rs',
  ruby: 'rb rake gemspec',
  php: 'php',
  swift: 'swift',
  dart: 'dart',
  lua: 'lua',
  perl: 'pl pm',
  matlab: 'm mlx',
  haskell: 'hs',
  css: 'css',
  scss: 'scss',
  xml: 'xml xsd xsl plist csproj rss wsdl',
  vue: 'vue',
  latex: 'tex sty cls bib',
  docker: 'dockerfile',
  make: 'mk makefile',
  hcl: 'tf hcl tfvars',
  graphql: 'graphql gql',
  proto: 'proto',
  diff: 'diff patch',
}
const PLAIN = 'txt text log lock sum rst adoc org srt vtt gitignore gitattributes dockerignore npmignore license authors'
const ARCHIVES = 'zip jar war whl tar tgz gz'

const PARTS = new Map(
  Object.entries({
    md: 'text/markdown',
    markdown: 'text/markdown',
    html: 'text/html',
    htm: 'text/html',
    csv: 'text/csv',
    tsv: 'text/tab-separated-values',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    bmp: 'image/bmp',
    svg: 'image/svg+xml',
    pdf: 'application/pdf',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
)

/** Names that say by themselves what is in the file. */
const NAMES = new Map(
  Object.entries({
    dockerfile: 'docker',
    containerfile: 'docker',
    makefile: 'make',
    gnumakefile: 'make',
    rakefile: 'ruby',
    gemfile: 'ruby',
    jenkinsfile: 'groovy',
    pipfile: 'toml',
    'cmakelists.txt': 'make',
  }),
)
const PLAIN_NAMES = new Set([
  'license',
  'licence',
  'copying',
  'notice',
  'authors',
  'contributors',
  'changelog',
  'sha256sums',
  'readme',
])

/** Media types of single files that are code. */
const LANGUAGE_OF_MEDIA_TYPE = new Map(
  Object.entries({
    'application/json': 'json',
    'application/javascript': 'javascript',
    'application/typescript': 'typescript',
    'application/x-sh': 'shellscript',
    'application/sql': 'sql',
    'application/xml': 'xml',
    'application/yaml': 'yaml',
    'application/x-yaml': 'yaml',
    'application/toml': 'toml',
  }),
)

const LANGUAGE_OF_ENDING = new Map(
  Object.entries(LANGUAGES).flatMap(([language, endings]) => endings.split(' ').map((ending) => [ending, language] as const)),
)
const PLAIN_ENDINGS = new Set(PLAIN.split(' '))
const ARCHIVE_ENDINGS = new Set(ARCHIVES.split(' '))

/** How a file is shown, from its path. */
export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const named = NAMES.get(name)
  if (named !== undefined) return { shown: 'code', language: named }
  if (PLAIN_NAMES.has(name)) return { shown: 'code', language: null }
  const ending = name.slice(name.lastIndexOf('.') + 1)
  if (ending === 'ipynb') return { shown: 'notebook' }
  const mediaType = PARTS.get(ending)
  if (mediaType !== undefined) return { shown: 'part', mediaType, isText: /^text\/|svg/.test(mediaType) }
  if (ARCHIVE_ENDINGS.has(ending)) return { shown: 'archive' }
  const language = LANGUAGE_OF_ENDING.get(ending)
  if (language !== undefined) return { shown: 'code', language }
  return PLAIN_ENDINGS.has(ending) ? { shown: 'code', language: null } : { shown: 'unknown' }
}

/** The same for a file that was submitted alone: its name where that says something, its media type otherwise. */
export function singleFileKind(fileName: string, mediaType: string): FileKind {
  if (mediaType === 'application/x-ipynb+json') return { shown: 'notebook' }
  const byName = fileKind(fileName)
  if (byName.shown === 'code' && byName.language !== null) return byName
  return { shown: 'code', language: LANGUAGE_OF_MEDIA_TYPE.get(mediaType) ?? mediaType.replace(/^text\/(?:x-)?/, '') }
}

/** The source of a part that is text, as lines. */
export function sourceKind(path: string): FileKind {
  const name = path.toLowerCase()
  if (/\.(?:md|markdown)$/.test(name)) return { shown: 'code', language: 'markdown' }
  if (/\.html?$/.test(name)) return { shown: 'code', language: 'html' }
  if (name.endsWith('.svg')) return { shown: 'code', language: 'xml' }
  return { shown: 'code', language: null }
}

const SNIFFED_BYTES = 8192

/** Whether bytes are no text: a zero byte among the first ones, unless a byte order mark says UTF-16. */
export function looksBinary(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !isUtf16 && bytes.subarray(0, SNIFFED_BYTES).includes(0)
}
