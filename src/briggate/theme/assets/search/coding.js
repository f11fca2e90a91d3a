// Numbers, words and postings written as text: search/coding.py

const VALUES = new Map(); // of each character of ASCII that is seen and stands in JSON as it is
for (let code = 0x21; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) VALUES.set(code, VALUES.size);
const BASE = 46;
const [SKIP, TIMES, MORE, FIELD, AGAIN, NEXT] = [16, 32, 64, 65, 71, 72];

function reader(text) {
  let at = 0;
  const next = () => VALUES.get(text.charCodeAt(at++));
  const number = () => {
    let value = 0;
    let digit = next();
    for (; digit >= BASE; digit = next()) value = (value + digit - BASE) * BASE;
    return value + digit;
  };
  return { next, number, isLeft: () => at < text.length };
}

function readNumbers(text) {
  const { number, isLeft } = reader(text);
  const numbers = [];
  while (isLeft()) numbers.push(number());
  return numbers;
}

function partedTexts(written) {
  let before = "";
  return written ? written.split(" ").map((each) => (before = before.slice(0, VALUES.get(each.charCodeAt(0))) + each.slice(1))) : [];
}

function readPostings(text, { starts, fieldBoosts }) {
  const { next, number, isLeft } = reader(text);
  const found = [];
  const body = fieldBoosts.length - 1;
  let [group, place, more, inFields] = [-1, 0, 0, []];
  while (isLeft()) {
    const value = next();
    if (value >= NEXT) place = starts[(group += value === NEXT ? 1 : number())];
    else if (value === AGAIN) inFields[inFields.length - 1].times++;
    else if (value >= FIELD) inFields.push({ field: value - FIELD, times: 1, length: number() });
    else if (value === MORE) more += MORE - TIMES - 1;
    else if (value >= SKIP && value < TIMES) place += value - SKIP;
    else {
      if (value < SKIP) place += value;
      const times = more + (value < SKIP ? 1 : value - TIMES);
      for (const { field, times: often, length } of inFields) found.push({ place, field, times: often, length });
      if (times) found.push({ place, field: body, times, length: 0 });
      [place, more, inFields] = [place + 1, 0, []];
    }
  }
  return found;
}
