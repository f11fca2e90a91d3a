// Text to words, words to stems: search/pipeline.py

export function pipelineOf(tables) {
  const folds = new Map(Object.entries(tables.folds));
  const done = new Map(Object.entries(tables.words));
  const stopWords = new Set(tables.stopWords);
  const steps = tables.steps.map((step) => step.map(([ending, instead, rest]) => [ending, instead, new RegExp(rest)]));
  const foldable = new RegExp(`[${tables.foldable}]`, "g");
  const possessive = new RegExp(tables.possessive, "g");
  const word = `[${tables.ideographs}]|[^${tables.ideographs}${tables.separators}]+`;
  const everyWord = new RegExp(word, "g");
  const aroundWords = new RegExp(`(${word})`);

  const isStopWord = (each) => stopWords.has(each);
  const bare = (letter) => letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const plain = (letter) => (folds.has(letter) ? folds.get(letter) : bare(letter));
  const unowned = (each) => each.replace(possessive, "");
  const words = (text) => (text.replace(foldable, plain).match(everyWord) || []).map(unowned).filter(Boolean);
  const telling = (text) => {
    const said = words(text);
    const rest = said.filter((each) => !isStopWord(each));
    return rest.length ? rest : said;
  };
  const stem = (each) => {
    for (const step of steps) {
      if (done.has(each)) return done.get(each);
      const before = ([ending]) => each.slice(0, each.length - ending.length);
      const rule = step.find((one) => each.endsWith(one[0]) && one[2].test(before(one)));
      if (rule) each = before(rule) + rule[1];
    }
    return done.has(each) ? done.get(each) : each;
  };
  const whole = (said) => said.map(stem).join("") + "=";
  return { words, telling, stem, whole, isStopWord, around: (text) => text.split(aroundWords) };
}
