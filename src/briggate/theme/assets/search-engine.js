// Search: the part that search.js loads once a resident types or opens the results page. Words and questions are understood as in
// src/briggate/search, by the tables that come with the index; tests hold the two together.

// What search.js calls: opens an index, and answers questions of it.
export async function openSearch(indexAddress, lunrAddress) {
  const index = await openIndex(indexAddress, lunrAddress);
  return {
    search: (query) => search(index, query),
    near: (query) => nearWords(index, query),
    page: index.page,
    // A text in pieces: [piece, whether it is one of the terms].
    pieces: (text, terms) =>
      index.around(text).map((piece, place) => [piece, place % 2 === 1 && index.words(piece).some((word) => terms.has(index.stem(word)))]),
  };
}

// What was typed, asked of an index: search/query.py

async function search(index, query) {
  const asked = askedOf(index, query);
  const weights = new Map();
  for (const meant of asked) {
    meant.forEach((weight, term) => weights.set(term, Math.max(weight, weights.get(term) || 0)));
  }
  const found = await index.score(weights);
  for (const each of found) {
    each.answered = asked.filter((meant) => Array.from(meant.keys()).some((term) => each.terms.has(term))).length;
    each.score = (each.score * each.answered) / asked.length;
  }
  const most = found.reduce((before, each) => Math.max(before, each.answered), 0);
  const rounded = (each) => Math.round(each.score * 1e6);
  return found.filter((each) => each.answered * 2 >= most).sort((a, b) => rounded(b) - rounded(a) || a.place - b.place);
}

function askedOf(index, query) {
  const { stem, knows, whole, weights } = index;
  const said = index.telling(query).slice(0, index.mostWords);
  const unfinished = index.words(query).pop();
  const meant = [].concat(...Array.from(new Set(said), (word) => meantBy(index, word, word === unfinished)));
  meant.slice(1).forEach(([second, other], place) => {
    const [first, one] = meant[place];
    const together = stem(first + second);
    if (knows(together)) [one, other].forEach((each) => each.set(together, weights.exact));
  });
  if (knows(whole(said))) meant.forEach(([, each]) => each.set(whole(said), weights.phrase));
  return meant.map(([, each]) => each).filter((each) => each.size);
}

function meantBy(index, word, isUnfinished) {
  const { stem, knows, weights } = index;
  const asked = new Map(isUnfinished ? begun(index, word).map((term) => [term, weights.prefix]) : []);
  if (knows(stem(word))) asked.set(stem(word), weights.exact);
  if (!asked.size) misspelt(index, word).forEach((term) => asked.set(term, weights.misspelt));
  const parts = asked.size ? [] : partsOf(index, word);
  return parts.length ? parts.map((part) => [part, new Map([[stem(part), weights.exact]])]) : [[word, asked]];
}

function begun({ vocabulary, endings, stem, knows }, word) {
  if (word.length < 2) return [];
  const finished = [];
  for (const ending of endings) {
    for (let typed = 1; typed < ending.length; typed++) {
      if (word.endsWith(ending.slice(0, typed))) finished.push(stem(word + ending.slice(typed)));
    }
  }
  return vocabulary.filter((term) => term.startsWith(word)).concat(finished.filter(knows));
}

function misspelt({ vocabulary, endings, stem }, word) {
  if (word.length < 4) return [];
  const stemmed = stem(word);
  return vocabulary.filter((term) => oneLetterApart(term, stemmed) || endings.some((ending) => oneLetterApart(term + ending, word)));
}

function partsOf({ stem, knows }, word) {
  const pairs = [];
  for (let place = 3; place <= word.length - 3; place++) pairs.push([word.slice(0, place), word.slice(place)]);
  const uneven = ([one, other]) => Math.abs(one.length - other.length) + one.length / 1e3;
  return pairs.sort((a, b) => uneven(a) - uneven(b)).find((pair) => pair.every((part) => knows(stem(part)))) || [];
}

function oneLetterApart(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, after, otherRest, otherAfter] = [one.slice(at), one.slice(at + 1), other.slice(at), other.slice(at + 1)];
  const swapped = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return after === otherAfter || after === otherRest || rest === otherAfter || swapped;
}

async function nearWords(index, query) {
  const typed = index.words(query).slice(0, index.mostWords);
  const known = await index.nearWords();
  const near = [];
  for (const word of typed.filter((each) => !index.isStopWord(each))) {
    for (const other of known) {
      const likeness = alike(word, other);
      if (likeness >= 0.5) near.push([likeness, other]);
    }
  }
  near.sort((a, b) => b[0] - a[0] || (a[1] > b[1] ? 1 : -1));
  return Array.from(new Set(near.map((each) => each[1]))).slice(0, 3);
}

function alike(one, other) {
  const pairs = (word) => new Set(Array.from(word.slice(1), (letter, place) => word[place] + letter));
  const some = pairs(one);
  const others = pairs(other);
  return (2 * Array.from(some).filter((pair) => others.has(pair)).length) / Math.max(1, some.size + others.size);
}

// All that a search may ask of an index: search/index.py

export async function openIndex(indexAddress, lunrAddress) {
  const [file, lunr] = await Promise.all([fetched(indexAddress), loaded(lunrAddress)]);
  const pipeline = pipelineOf(file.tables);
  const postings = Object.create(null);
  const fieldVectors = {};
  for (const [term, posting] of file.lunr.invertedIndex) postings[term] = posting;
  for (const [ref, elements] of file.lunr.fieldVectors) fieldVectors[ref] = new lunr.Vector(elements);
  const index = new lunr.Index({
    invertedIndex: postings,
    fieldVectors,
    fields: file.lunr.fields,
    tokenSet: { intersect: (asked) => asked }, // ExactTerms in search/index.py says why lunr's own is not used
    pipeline: lunrPipeline(lunr, pipeline, file.lunr.pipeline),
  });
  const scored = (weights) =>
    index.query((query) => weights.forEach((boost, term) => query.term(term, { boost, usePipeline: false })));
  const plainly = ({ ref, score, matchData }) => ({ place: Number(ref), score, terms: new Set(Object.keys(matchData.metadata)) });
  return Object.assign({}, file.tables, pipeline, {
    vocabulary: file.lunr.invertedIndex.map(([term]) => term).filter((term) => term[0] !== "="),
    knows: (term) => term in postings,
    score: async (weights) => (weights.size ? scored(weights).map(plainly) : []),
    page: async (place) => file.pages[place],
    nearWords: async () => file.near,
  });
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => resolve(window.lunr);
    script.onerror = reject;
    document.head.append(script);
  });
}

function lunrPipeline(lunr, { words, isStopWord, stem }, names) {
  const steps = [
    (token) => words(token.toString()).map((word) => token.clone(() => word)),
    (token) => (isStopWord(token.toString()) ? null : token),
    (token) => token.update(stem),
  ];
  names.forEach((name, place) => lunr.Pipeline.registerFunction(steps[place], name));
  return lunr.Pipeline.load(names);
}

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
  const whole = (said) => "=" + said.map(stem).join("");
  return { words, telling, stem, whole, isStopWord, around: (text) => text.split(aroundWords) };
}
