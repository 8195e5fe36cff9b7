/** Samuel Ferreira Lobo facilitates between a ward sister and a junior doctor about the weekend rota. */
export const play = {
  stage: 'call',
  title: 'Weekend rota, second conversation · excerpt from minute 21 · recorded with consent',
  people: [
    { name: 'Samuel', role: 'facilitator', ground: '#8A5F17' },
    { name: 'Teresa', role: 'ward sister', ground: '#2F5F4F' },
    { name: 'Bruno', role: 'junior doctor', ground: '#3F5C93' },
  ],
  voices: {
    Samuel: { voice: 'en-gb', speed: 138, pitch: 36 },
    Teresa: { voice: 'en-gb+f3', speed: 150, pitch: 52 },
    Bruno: { voice: 'en-gb-x-rp+m7', speed: 162, pitch: 50 },
  },
  lines: [
    { who: 'Teresa', say: 'I have said it four times now. If the drug round waits for a signature, forty patients wait.' },
    { who: 'Bruno', say: 'And if I sign what I have not looked at, that is my licence. Nobody in this room would do it.' },
    {
      who: 'Samuel',
      say: 'May I stop you both for a moment? I hear two things that you are both protecting. Teresa, you said patients wait. Bruno, you said you sign for what you have seen.',
    },
    { who: 'Samuel', say: 'Bruno, before you answer, would you tell Teresa what you heard her say?', pause: 2.4 },
    { who: 'Bruno', say: 'That it is not about me being slow. It is that she has to stand there and explain it to them.' },
    { who: 'Samuel', say: 'Teresa, is that it?' },
    { who: 'Teresa', say: 'Yes. It is. I did not think you knew that.', pause: 3 },
    { who: 'Samuel', say: 'I notice it has gone quiet. I would like to leave it quiet for a little.', pause: 3.5 },
    { who: 'Teresa', say: 'What do you need to see before you sign? I mean, really need?' },
    { who: 'Bruno', say: 'The potassium, and whether somebody fell. That is all. Three beds, most mornings.' },
    { who: 'Teresa', say: 'I can have those three at the door by half past seven.' },
    {
      who: 'Samuel',
      say: 'Say it to each other again, with a day and a name, and I will write down your words, not mine.',
      pause: 1.5,
    },
  ],
}
