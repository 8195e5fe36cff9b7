/** Marta Figueiredo's walk-through: how the page came about and what it changed. */
export const play = {
  stage: 'slides',
  accent: '#8A5F17',
  footer: 'Vale do Arda county · Vaccination programme · walk-through for the board',
  lines: [
    {
      title: 'One page for Monday morning',
      points: ['Eleven clinics, one call team, one hour', 'Whose list do we call first?'],
      say: 'Good afternoon. In two minutes I will show you a page with eleven rows, and why it has nothing else on it.',
    },
    {
      title: 'What nurses did with the old table',
      points: ['Nine of eleven read it from right to left', 'Seven printed it and used a marker', 'None of them opened the map'],
      say: 'I watched eleven nurses use the old table. Nine read it from right to left. Seven printed it and marked the clinics that had fallen behind. The map, which I had spent a week on, was opened by nobody.',
    },
    {
      title: 'The trap in my first version',
      points: [
        'Two axes, two lines, one false conclusion',
        '“So the deliveries bring the people in”',
        'Two aligned panels instead, both from zero',
      ],
      say: 'My first prototype drew deliveries and doses on two axes. Two managers concluded that supply caused demand. The data cannot show that, so I took the drawing apart into two panels, and wrote the limit into the caption.',
    },
    {
      title: 'Doses below plan, week 41',
      bars: {
        most: 180,
        rows: [
          ['Arda', 158, true],
          ['Moinho Velho', 129],
          ['Santa Luzia', 108],
          ['Porto de Rei', 81],
          ['Fontelas', 54],
          ['Castro', 41],
        ],
      },
      say: 'This is what is left. The clinics, ranked by doses below plan. The first row is the first phone call. Fontelas and Castro are so close that they share a rank.',
    },
    {
      title: 'Why a gap and not a rate',
      points: ['A rate is for a report', 'A gap is for a telephone'],
      say: 'By the rate, Santa Luzia would come fifth, although twice as many people wait there as in Fontelas. A nurse put it better than I could: a rate is for a report, a gap is for a telephone.',
    },
    {
      title: 'Days to the first call-back (median of 11 clinics)',
      bars: {
        most: 5,
        unit: ' days',
        rows: [
          ['Weeks 39–41', 3],
          ['Week 42', 2],
          ['Weeks 43–45', 1, true],
        ],
      },
      say: 'After two weeks the median time to the first call back went from three days to one. The slowest clinic still took three. A second nurse joined the call team in the same week, so I cannot say that the page did all of it.',
    },
    {
      title: 'What did not change',
      points: [
        'Doses at the end of the season: 65.0 %, after 64.2 % the year before',
        'Arda and Moinho Velho were last, and stayed last',
        'They lacked a nurse, not a phone call',
      ],
      say: 'And this did not change. The share of people vaccinated stayed within what happens from one season to the next. Arda and Moinho Velho were last and stayed last. They lacked a nurse, not a phone call. Thank you.',
      pause: 1.5,
    },
  ],
}
