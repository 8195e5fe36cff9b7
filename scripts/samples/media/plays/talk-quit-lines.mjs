/** Sanna Virtanen's ten-minute slot, shortened: why quit-line calls rise after a price change, and who isn't calling. */
export const play = {
  stage: 'slides',
  accent: '#0E6B6B',
  footer: 'Sanna Virtanen · Nordic Public Health Data Day 2026 · shortened recording',
  voices: { undefined: { voice: 'en-gb-x-rp', speed: 156, pitch: 55 } },
  lines: [
    {
      title: 'Who is not calling the quit line?',
      points: ['Every county looks at who calls', 'I looked at who smokes and does not'],
      say: 'Good morning. Every county counts who calls its quit line. I would like to show you who does not, and what one clinic did about it.',
    },
    {
      title: 'Calls for every 1,000 people who smoke, 2025',
      bars: {
        most: 30,
        rows: [
          ['University, office work', 27],
          ['Trade and services', 18],
          ['Building and transport', 8, true],
          ['Not in work', 11],
        ],
      },
      say: 'These are calls for every thousand people who smoke, not for every thousand people. It matters. People in building and transport smoke twice as often and call a third as often. By plain counts they look average.',
    },
    {
      title: 'What the first version got wrong',
      points: [
        'I had drawn counts: every group looked alike',
        'The survey asks 412 people in building and transport',
        'So the bar of 8 may be anything from 5 to 11',
      ],
      say: 'My first version drew counts, and a colleague said: so it is the same for everyone. It was my fault, not hers. And note the small print that is not small here: the survey has four hundred and twelve people in that group, so eight may be anything from five to eleven.',
    },
    {
      title: 'What the occupational clinic in Turku did',
      points: [
        'Calls at six in the morning and after four',
        'A number to text, no waiting music',
        'Eleven weeks: 19 calls became 44',
      ],
      say: 'The clinic in Turku saw this slide in February. They opened the line at six in the morning, because that is when people on a site have a break. In eleven weeks nineteen calls became forty four.',
    },
    {
      title: 'What I do not know',
      points: [
        'Whether the 44 have stopped smoking',
        'Whether the price rise in March did part of it',
        'Ask me again in October',
      ],
      say: 'What I do not know: whether these people stopped smoking, and how much of it was the price rise in March, which came in the middle. In the two counties that changed nothing, calls rose by a fifth. Ask me again in October. Thank you.',
      pause: 1.5,
    },
  ],
}
