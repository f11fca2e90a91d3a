// Search: the part that search.js loads once a resident types or opens the results page: the files of this folder, joined to one
// (theme/scripts.py). Words and questions are understood as in src/briggate/search, by the tables that come with the index; tests hold
// the two together.

// What search.js calls: opens an index, by its manifest, and answers questions of it.
export async function openSearch(manifestAddress, lunrAddress) {
  const lunr = loaderOf(lunrAddress);
  const open = (cache) => openIndex(manifestAddress, lunr, cache);
  let opening = open("default");
  let index = await opening;
  // Files that a manifest names are gone once another release is live: then the new manifest is asked for, and the question again.
  const asking = async (ask) => {
    const before = opening;
    try {
      return await ask(await before);
    } catch (failure) {
      if (opening === before) opening = open("reload");
      index = await opening;
      return ask(index);
    }
  };
  return {
    // Every page found, best first; `page()` of each gives what a result shows, which has come already for the first `shown` of them.
    search: (query, shown) => asking((current) => search(current, query, shown)),
    near: (query) => asking((current) => nearWords(current, query)),
    // A text in pieces: [piece, whether it is one of the terms].
    pieces: (text, terms) =>
      index.around(text).map((piece, place) => [piece, place % 2 === 1 && index.words(piece).some((word) => terms.has(index.stem(word)))]),
  };
}

// What was typed, asked of an index: search/query.py

export async function search(index, query, shown) {
  const asked = await askedOf(index, query);
  const weights = new Map();
  for (const meant of asked) {
    meant.forEach((weight, term) => weights.set(term, Math.max(weight, weights.get(term) || 0)));
  }
  const found = await index.score(weights);
  for (const each of found) {
    each.answered = asked.filter((meant) => Array.from(each.terms).some((term) => meant.has(term))).length;
    each.score = (each.score * each.answered) / asked.length;
    each.page = () => index.page(each.place);
  }
  const most = found.reduce((before, each) => Math.max(before, each.answered), 0);
  const rounded = (each) => Math.round(each.score * 1e6);
  const best = found.filter((each) => each.answered * 2 >= most).sort((a, b) => rounded(b) - rounded(a) || a.place - b.place);
  await Promise.all(best.slice(0, shown).map((each) => each.page()));
  return best;
}

// Whatever may be needed is asked for before anything is waited for, so that it comes in one round trip.
async function askedOf(index, query) {
  const { stem, knows, whole, weights } = index;
  const said = index.telling(query).slice(0, index.mostWords);
  const unfinished = index.words(query).pop();
  const words = Array.from(new Set(said));
  const together = words.slice(1).map((second, place) => knows(stem(words[place] + second)));
  const [isPhrase, meant] = await Promise.all([
    knows(whole(said)),
    Promise.all(words.map((word) => meantBy(index, word, word === unfinished))).then((each) => [].concat(...each)),
    ...together,
  ]);
  await Promise.all(
    meant.slice(1).map(async ([second, other], place) => {
      const [first, one] = meant[place];
      const term = stem(first + second);
      if (await knows(term)) [one, other].forEach((each) => each.set(term, weights.exact));
    })
  );
  if (isPhrase) meant.forEach(([, each]) => each.set(whole(said), weights.phrase));
  return meant.map(([, each]) => each).filter((each) => each.size);
}

async function meantBy(index, word, isUnfinished) {
  const { stem, knows, weights } = index;
  const [terms, isKnown] = await Promise.all([isUnfinished ? begun(index, word) : [], knows(stem(word))]);
  const asked = new Map(terms.map((term) => [term, weights.prefix]));
  if (isKnown) asked.set(stem(word), weights.exact);
  if (!asked.size) (await misspelt(index, word)).forEach((term) => asked.set(term, weights.misspelt));
  const parts = asked.size ? [] : await partsOf(index, word);
  return parts.length ? parts.map((part) => [part, new Map([[stem(part), weights.exact]])]) : [[word, asked]];
}

async function begun({ beginning, endings, stem, knows, leastBegun, mostBegun, mostLetters }, word) {
  if (word.length < leastBegun || word.length > mostLetters) return [];
  const finished = [];
  for (const ending of endings) {
    for (let typed = 1; typed < ending.length; typed++) {
      if (word.endsWith(ending.slice(0, typed))) finished.push(stem(word + ending.slice(typed)));
    }
  }
  const [terms, known] = await Promise.all([beginning(word), Promise.all(finished.map(knows))]);
  terms.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return terms.slice(0, mostBegun).concat(finished.filter((_, place) => known[place]));
}

async function misspelt({ wordsFrom, endings, stem, mostLetters }, word) {
  if (word.length < 4 || word.length > mostLetters) return [];
  const stemmed = stem(word);
  const near = (term) => oneLetterApart(term, stemmed) || endings.some((ending) => oneLetterApart(term + ending, word));
  return (await wordsFrom(word[0])).filter(near);
}

async function partsOf({ wordsFrom, stem, mostLetters }, word) {
  if (word.length > mostLetters) return [];
  const lists = new Map();
  const listed = async (part) => {
    const letter = stem(part)[0];
    if (!lists.has(letter)) lists.set(letter, wordsFrom(letter).then((terms) => new Set(terms)));
    return (await lists.get(letter)).has(stem(part));
  };
  const pairs = [];
  for (let place = 3; place <= word.length - 3; place++) pairs.push([word.slice(0, place), word.slice(place)]);
  const uneven = ([one, other]) => Math.abs(one.length - other.length) + one.length / 1e3;
  const isKnown = await Promise.all(pairs.map(async ([one, other]) => (await listed(one)) && listed(other)));
  return pairs.filter((_, place) => isKnown[place]).sort((a, b) => uneven(a) - uneven(b))[0] || [];
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
