/** Elif Aydin facilitates an allotment association that quarrels about water. */
export const play = {
  voices: {
    facilitator: { voice: 'en-gb+f3', speed: 146, pitch: 50 },
    Horst: { voice: 'en-gb+m3', speed: 150, pitch: 30 },
    Nadia: { voice: 'en-gb-x-gbclan+f4', speed: 158, pitch: 60 },
  },
  lines: [
    { who: 'facilitator', say: 'We have forty minutes left, and the meter is still on the table. Horst, you wanted to begin.' },
    {
      who: 'Horst',
      say: 'Thirty one years I have paid for that well. Now people who came last summer use it for a paddling pool.',
    },
    { who: 'Nadia', say: 'It was one day, it was thirty eight degrees, and she is three years old.' },
    {
      who: 'facilitator',
      say: 'Nadia, hold that for me, I will come back to it. Horst, I heard thirty one years. What is it that these years should count for?',
      pause: 2,
    },
    { who: 'Horst', say: 'That somebody asks. Nobody asked. I stood there like the caretaker.' },
    { who: 'facilitator', say: 'So it is less the water than not having been asked.' },
    { who: 'Horst', say: 'It is the water too. But yes.' },
    { who: 'facilitator', say: 'Nadia, you have been patient. What did you want to say before I stopped you?' },
    {
      who: 'Nadia',
      say: 'That I did not know whom to ask. There is no list. There is a gate, and everybody looks at you.',
      pause: 1.6,
    },
    {
      who: 'facilitator',
      say: 'I am going to put a question to both of you, and I would like you to look at each other and not at me. What would you need, by the next hot week, so that it does not happen like this again?',
      pause: 3,
    },
    { who: 'Horst', say: 'A word. A knock at the fence.' },
    { who: 'Nadia', say: 'And I would need you to say no in a way that I could come back from.' },
  ],
}
