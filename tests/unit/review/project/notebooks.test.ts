import { describe, expect, test } from 'vitest'
import { readNotebook } from '../../../../renderer/review/viewers/project/notebook/read-notebook'
import { terminalLines } from '../../../../renderer/review/viewers/project/notebook/terminal-text'

const read = (notebook: unknown) => readNotebook(JSON.stringify(notebook))
const code = (source: unknown, outputs: unknown, count: unknown = 1) => ({
  cell_type: 'code',
  source,
  outputs,
  execution_count: count,
})
const outputsOf = (...outputs: unknown[]) => read({ cells: [code('x', outputs)] })?.cells[0]?.outputs

describe('reading a notebook', () => {
  test('of format 4 takes its cells, sources in lines or whole, and its language', () => {
    const notebook = read({
      metadata: { language_info: { name: 'R' } },
      cells: [{ cell_type: 'markdown', source: ['# One\n', 'two'] }, code('1 + 1', []), { cell_type: 'raw', source: 'raw' }],
    })
    expect(notebook?.language).toBe('r')
    expect(notebook?.cells.map(({ kind, source }) => [kind, source])).toEqual([
      ['markdown', '# One\ntwo'],
      ['code', '1 + 1'],
      ['raw', 'raw'],
    ])
  })

  test('of format 3 takes worksheets, headings and the short names of outputs', () => {
    const outputs = [
      { output_type: 'pyout', text: ['4'] },
      { output_type: 'display_data', png: 'iVBORw0KGgo=' },
      { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: [] },
      { output_type: 'stream', stream: 'stderr', text: 'oh' },
    ]
    const cells = [
      { cell_type: 'heading', level: 2, source: 'Part' },
      { cell_type: 'code', language: 'python', input: '2 + 2', prompt_number: 7, outputs },
    ]
    const notebook = read({ worksheets: [{ cells }] })
    expect(notebook?.cells[0]).toMatchObject({ kind: 'markdown', source: '## Part' })
    expect(notebook?.cells[1]).toMatchObject({ source: '2 + 2', count: 7 })
    expect(notebook?.cells[1]?.outputs).toMatchObject([
      { kind: 'text', text: '4' },
      { kind: 'image', mediaType: 'image/png' },
      { kind: 'text', tone: 'error', text: 'E: v' },
      { kind: 'text', tone: 'error', text: 'oh' },
    ])
  })

  test.each([
    [[1, 2, 5], false],
    [[2, 1], true],
    [[1, 1], true],
    [[null, 3, null, 4], false],
  ])('cells run in the order %j are out of order: %s', (counts, isOutOfOrder) => {
    expect(read({ cells: counts.map((count) => code('', [], count)) })?.isOutOfOrder).toBe(isOutOfOrder)
  })

  test('names what would have to run, and prefers a picture to it', () => {
    const plain = { 'text/plain': 'Figure()' }
    const widget = { data: { 'application/vnd.jupyter.widget-view+json': {}, 'text/html': '<b>', ...plain } }
    const script = { data: { 'application/javascript': 'alert(1)', ...plain } }
    const plot = { data: { 'application/vnd.plotly.v1+json': {}, 'image/png': 'iVBORw0KGgo=', ...plain } }
    expect(outputsOf(widget, script, plot)).toMatchObject([
      { kind: 'active', mediaType: 'application/vnd.jupyter.widget-view+json', alternative: 'Figure()' },
      { kind: 'active', mediaType: 'application/javascript' },
      { kind: 'image' },
    ])
  })

  test('shows no picture whose data could end its address', () => {
    expect(outputsOf({ data: { 'image/png': 'AAAA" onerror="alert(1)', 'text/plain': 'a plot' } })).toEqual([
      { kind: 'text', tone: 'output', text: 'a plot' },
    ])
  })
})

describe('a hostile notebook', () => {
  test.each(['', 'null', '[]', '{}', '"text"', '{"cells":{}}', '{"cells":', '<html>'])('that is %j is no notebook', (json) => {
    expect(readNotebook(json)).toBeNull()
  })

  test('with fields called __proto__ changes no prototype and lends no fields', () => {
    const json =
      '{"__proto__":{"cells":[1]},"cells":[{"__proto__":{"cell_type":"code"},"source":"x"},{"cell_type":"raw","__proto__":1}]}'
    expect(readNotebook(json)?.cells).toMatchObject([{ kind: 'raw', source: '' }])
    expect(({} as Record<string, unknown>).cells).toBeUndefined()
    const inherited = readNotebook('{"__proto__":{"cells":[{"cell_type":"code"}]}}')
    expect(inherited).toBeNull()
  })

  test('nested without end is refused or read, and never runs out of stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(() => readNotebook(`{"cells":[{"cell_type":"code","source":${deep},"outputs":${deep}}]}`)).not.toThrow()
  })

  test('whose parts have other types than they should is read as far as it goes', () => {
    const notebook = read({
      metadata: 7,
      cells: [null, 3, 'x', [], code({ a: 1 }, 'none', 'first'), code([1, 'ok', null], [null, { output_type: 5 }, { data: [] }])],
    })
    expect(notebook?.cells.map(({ source, count, outputs }) => [source, count, outputs])).toEqual([
      ['', null, []],
      ['ok', 1, []],
    ])
  })

  test('of a hundred thousand cells is cut, and says so', () => {
    const notebook = read({ cells: Array.from({ length: 100_000 }, () => code('', [])) })
    expect(notebook?.isCut).toBe(true)
    expect(notebook?.cells.length).toBeLessThan(10_000)
  })
})

describe('what was printed', () => {
  test('has its colours as tokens and its words without commands', () => {
    const [first, second] = terminalLines('\u001b[31mred\u001b[0m plain\n\u001b[2Kwiped\u001b]8;;https://x\u0007link\n')
    expect(first?.text).toBe('red plain')
    expect([...(first?.tokens ?? [])].slice(0, 1)).toEqual([3])
    expect(second).toEqual({ text: 'wipedlink', tokens: null })
  })

  test('over itself is shown as it stood in the end', () => {
    expect(terminalLines('10 %\r50 %\r100 %\ndone\r\n').map(({ text }) => text)).toEqual(['100 %', 'done'])
  })

  test('as markup stays words', () => {
    expect(terminalLines('<script>alert(1)</script>')[0]?.text).toBe('<script>alert(1)</script>')
  })
})
