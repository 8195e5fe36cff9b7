import { captions, ease, FRAME, frame, text, wrap } from './svg.mjs'

/** Slides: a title, points that come one after the other, and maybe bars that grow. */
export function slideStage(scene, seconds, { accent, footer }) {
  const parts = [`<rect x="90" y="78" width="44" height="6" fill="${accent}"/>`]
  wrap(scene.title, 44).forEach((line, at) =>
    parts.push(text(line, 90, 132 + at * 48, { size: 40, family: 'Source Serif 4', weight: 600 })),
  )
  const top = 200 + (wrap(scene.title, 44).length - 1) * 48
  scene.points?.forEach((point, at) => {
    const opacity = ease(seconds, 0.6 + at * 1.6, 0.7)
    wrap(point, scene.bars ? 38 : 62).forEach((line, row) => {
      if (row === 0) parts.push(`<circle cx="98" cy="${top + at * 74 - 8}" r="5" fill="${accent}" opacity="${opacity}"/>`)
      parts.push(text(line, 120, top + at * 74 + row * 33, { size: 25, opacity }))
    })
  })
  if (scene.bars) parts.push(bars(scene.bars, seconds, accent, scene.points ? 700 : 300))
  parts.push(text(footer, FRAME.width - 90, 50, { size: 14, fill: '#5B6472', anchor: 'end' }))
  return frame(parts.join('') + captions(scene.say, seconds / scene.seconds))
}

function bars({ rows, most, unit }, seconds, accent, left) {
  const room = FRAME.width - left - 190
  return rows
    .map(([name, value, strong], at) => {
      const y = 205 + at * Math.min(54, 330 / rows.length)
      const width = (value / most) * room * ease(seconds, 0.3 + at * 0.12, 1.1)
      const label = text(name, left - 14, y + 23, { size: 19, anchor: 'end' })
      const end = text(`${value}${unit ?? ''}`, left + width + 10, y + 23, { size: 19, weight: strong ? 600 : 400 })
      return `${label}<rect x="${left}" y="${y}" width="${width.toFixed(1)}" height="30" fill="${strong ? accent : '#B9C4D2'}"/>${end}`
    })
    .join('')
}

/** A call with a tile for everyone; who speaks has a frame around them. */
export function callStage(line, seconds, { people, title }) {
  const tiles = people.map(({ name, role, ground }, at) => {
    const width = (FRAME.width - 60 - (people.length - 1) * 20) / people.length
    const x = 30 + at * (width + 20)
    const isSpeaking = name === line.who
    const pulse = isSpeaking ? 1 + 0.05 * Math.abs(Math.sin(seconds * 5)) : 1
    const middle = x + width / 2
    return [
      `<rect x="${x}" y="80" width="${width}" height="470" rx="14" fill="#232A33" stroke="${isSpeaking ? '#E0B361' : '#232A33'}" stroke-width="5"/>`,
      `<circle cx="${middle}" cy="290" r="${92 * pulse}" fill="${ground}"/>`,
      text(name[0], middle, 318, { size: 80, family: 'Source Serif 4', fill: '#FFFFFF', anchor: 'middle' }),
      text(`${name} · ${role}`, x + 20, 528, { size: 19, fill: '#E9E6DF' }),
    ].join('')
  })
  return frame(
    text(title, 30, 50, { size: 22, fill: '#E9E6DF' }) +
      tiles.join('') +
      captions(`${line.who}: ${line.say}`, seconds / line.seconds),
    '#14181D',
  )
}

/** A terminal in which commands are typed and answered. */
export function terminalStage(scene, seconds, { title }) {
  const shown = []
  let clock = 0.4
  for (const row of scene.rows) {
    if (row.startsWith('$ ')) {
      const typed = Math.max(0, Math.floor((seconds - clock) * 22))
      if (typed > 0) shown.push({ text: row.slice(0, typed + 2), fill: '#9CDCB4' })
      clock += row.length / 22 + 0.6
    } else if (seconds >= clock) {
      shown.push({ text: row, fill: row.startsWith('FAIL') ? '#F2A29B' : '#E9E6DF' })
      clock += 0.16
    }
  }
  const rows = shown
    .slice(-17)
    .map((row, at) => text(row.text, 70, 122 + at * 29, { size: 20, family: 'JetBrains Mono', fill: row.fill }))
  const bar = `<rect x="40" y="40" width="1200" height="580" rx="10" fill="#1B1F26"/><rect x="40" y="40" width="1200" height="38" rx="10" fill="#2B313A"/>`
  return frame(
    bar +
      text(title, 640, 65, { size: 17, fill: '#A6ACB6', anchor: 'middle' }) +
      rows.join('') +
      captions(scene.say, seconds / scene.seconds),
    '#0E1116',
  )
}

/** The stages by the name that a play uses. */
export const STAGES = { slides: slideStage, call: callStage, terminal: terminalStage }
