// All that a search may ask of an index: search/index.py. What is in its files: search/split.py

const FORMAT = 2;
const SHARDS_FOR_A_BEGINNING = 3; // where it is in more of them, the list of words says which

export async function openIndex(manifestAddress, lunr, cache = "default") {
  const manifest = await (await fetched(manifestAddress, { cache })).json();
  if (manifest.format !== FORMAT) throw new Error(`${manifestAddress}: format ${manifest.format}`);
  const pipeline = pipelineOf(manifest.tables);
  const file = once(async (name) => contentOf(await fetched(new URL(`index/${name}.json`, manifestAddress)), name));
  const shards = partsOfManifest(...manifest.shards);
  const lists = partsOfManifest(...manifest.words);
  const records = namesOf(manifest.records);
  const pages = once(async () => pagesOf(await file(manifest.pages), Object.values(manifest.fields)));
  const wanted = pages(); // every question needs it
  wanted.catch(() => {}); // whoever asks next is told

  const shard = once(async (number) => {
    const [written, texts] = await file(shards.names[number]);
    const [terms, postings] = [partedTexts(written), texts.split(" ")];
    if (shards.of(terms[0]) !== number || terms.length !== postings.length) throw new Error(`another shard: ${shards.names[number]}`);
    return new Map(terms.map((term, place) => [term, postings[place]]));
  });
  const list = once(async (name) => partedTexts(await file(name)));
  const shardOf = async (term) => (shards.names.length ? shard(shards.of(term)) : new Map());
  const postings = once(async (term) => readPostings((await shardOf(term)).get(term), await pages()));

  const wordsFrom = async (letter) => {
    const terms = lists.names.length ? await list(lists.names[lists.of(letter)]) : [];
    return terms.filter((term) => term[0] === letter);
  };
  const beginning = async (letters) => {
    const [first, last] = [shards.of(letters), shards.of(letters + "\uffff")];
    const among = shards.names.map((_, number) => number).slice(Math.max(0, first), last + 1);
    const some = await (among.length > SHARDS_FOR_A_BEGINNING
      ? wordsFrom(letters[0])
      : Promise.all(among.map(shard)).then((maps) => [].concat(...maps.map((each) => Array.from(each.keys())))));
    return some.filter((term) => term.startsWith(letters) && !term.endsWith("="));
  };
  const score = async (weights) => {
    if (!weights.size) return [];
    const terms = Array.from(weights.keys()).sort();
    const read = await Promise.all(terms.map(postings));
    const index = lunrIndexOf(await lunr(), manifest, await pages(), terms, read);
    const found = index.query((query) => weights.forEach((boost, term) => query.term(term, { boost, usePipeline: false })));
    return found.map((each) => ({ place: Number(each.ref), score: each.score, terms: new Set(Object.keys(each.matchData.metadata)) }));
  };
  const page = async (place) => {
    const { starts } = await pages();
    const group = lastAtMost(starts, place);
    return (await file(records[group]))[place - starts[group]];
  };
  return Object.assign({}, manifest.tables, pipeline, {
    knows: async (term) => (await shardOf(term)).has(term),
    nearWords: async () => partedTexts(await file(manifest.near)),
    wordsFrom, beginning, score, page,
  });
}

async function fetched(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

// A file's name is the beginning of its digest, which only pages that came by https may work out.
async function contentOf(answer, name) {
  const data = await answer.arrayBuffer();
  if (crypto.subtle) {
    const digest = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", data)), (byte) => (256 + byte).toString(16).slice(1));
    if (digest.join("").slice(0, name.length) !== name) throw new Error(`${answer.url}: another content`);
  }
  return JSON.parse(new TextDecoder().decode(data));
}

// Each value is worked out once, or again if that failed.
function once(work) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) {
      made.set(key, work(key));
      made.get(key).catch(() => made.delete(key));
    }
    return made.get(key);
  };
}

function loaderOf(address) {
  const loaded = once(
    () =>
      new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src: address });
        script.onload = () => resolve(window.lunr);
        script.onerror = reject;
        document.head.append(script);
      })
  );
  loaded().catch(() => {}); // whoever asks next is told
  return loaded;
}

function namesOf(names) {
  return names.match(/.{10}/g) || [];
}

function partsOfManifest(borders, names) {
  const from = partedTexts(borders);
  return { names: namesOf(names), of: (text) => lastAtMost(from, text) };
}

function lastAtMost(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// lunr's index as far as some terms go: another term adds nothing to their scores.
function lunrIndexOf(lunr, manifest, pages, terms, read) {
  const fields = Object.keys(manifest.fields);
  const invertedIndex = Object.create(null);
  const elements = {};
  terms.forEach((term, number) => {
    const posting = (invertedIndex[term] = { _index: number });
    for (const field of fields) posting[field] = {};
    const rarity = rarityOf(read[number].length, pages.count);
    for (const each of read[number]) {
      const field = fields[each.field];
      posting[field][each.place] = NO_METADATA;
      const ref = `${field}/${each.place}`;
      (elements[ref] = elements[ref] || []).push(number, weightOf(rarity, each, manifest, pages));
    }
  });
  const fieldVectors = {};
  for (const ref of Object.keys(elements)) fieldVectors[ref] = new lunr.Vector(elements[ref]);
  return new lunr.Index({
    invertedIndex, fieldVectors, fields,
    tokenSet: { intersect: (asked) => asked }, // ExactTerms in search/index.py says why lunr's own is not used
  });
}

const NO_METADATA = {};

// lunr.idf, and a weight by lunr.Builder's formula
function rarityOf(documents, count) {
  return Math.log(1 + Math.abs((count - documents + 0.5) / (documents + 0.5)));
}

function weightOf(rarity, { place, field, times, length }, { repeatWeight, lengthWeight }, pages) {
  const usual = pages.usualLengths[field];
  const damping = repeatWeight * (1 - lengthWeight + lengthWeight * ((length || pages.bodies[place]) / usual));
  const boost = pages.fieldBoosts[field] * (pages.boosts[place] || 1);
  return toThreePlaces(((rarity * ((repeatWeight + 1) * times)) / (damping + times)) * boost);
}

// As Python rounds: halves, which only a whole number of sixteenths can be, to the even side.
export function toThreePlaces(value) {
  const thousandths = value * 1000;
  const rest = thousandths - Math.floor(thousandths);
  if (Math.abs(rest - 0.5) > 1e-6) return Math.round(thousandths) / 1000;
  if ((value * 16) % 1) return Number(value.toFixed(3));
  return (2 * Math.round(thousandths / 2)) / 1000;
}

function pagesOf(file, fieldBoosts) {
  const bodies = readNumbers(file.bodies);
  const count = bodies.length;
  let start = 0;
  const starts = readNumbers(file.groups).map((size) => (start += size) - size);
  return { starts, bodies, count, usualLengths: file.lengths.map((each) => each / count), boosts: file.boosts, fieldBoosts };
}
