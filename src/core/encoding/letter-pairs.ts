/**
 * The pairs of letters that Russian words are mostly made of: about nine in ten pairs of any prose, one in five of
 * letters drawn at random. Enough to tell a word from a word read in the wrong encoding.
 */
const COMMON_PAIRS = new Set(
  (
    "ав аг ад аз ай ак ал ам ан ап ар ас ат аф ах ач аш ащ ают аю ая ба бе би бл бо бр бу бы ва ве ви вл вн во вр вс " +
    "вы га ге ги гд гл го гр гу да де ди дл дн до др ду ды ев ег ед еж ез ей ек ел ем ен ео еп ер ес ет ех ец еч еш ею " +
    "ея жа жд же жи жн за зд зи зн зо ив иг ид ие из ий ик ил им ин ио ип ир ис ит их иц ич ию ия ка ке ки кл ко кр кт ку " +
    "ла ле ли ло лу лы ль лю ля ма ме ми мн мо му мы на не ни нн но нс нт ну ны ня об ов ог од ое ож оз ой ок ол ом он оп " +
    "ор ос от ох оч ою оя па пе пи пл по пр пу ра ре ри рн ро рс рт ру ры ря са св се си ск сл см сн со сп ср сс ст су " +
    "сш сь ся та тв те ти тн то тр ту ты ть тс уг уд уж ук ул ум ун уп ур ус ут уч уш ую фа фе фи фо ха хо хр ца це ци ча " +
    "че чи чн чт чу ша ше ши шл шь ща ще щи ые ый ыв ыл ым ын ых ыт ьк ьн ьс ьш ьт ье ья эк эт эл юб юд ют юч ющ яв яд " +
    "яз ял ям ян яр ят ях ящ ің ан ер ін ға ық ді ін ді ні ій ії ів із ід ік ів є"
  ).split(" "),
);

/** How many neighbouring letters a word has, and how many of these pairs are common. `word` is in lower case. */
export function countPairs(word: string): { readonly pairs: number; readonly common: number } {
  const pairs = Math.max(0, word.length - 1);
  let common = 0;
  for (let index = 0; index < pairs; index++) {
    if (COMMON_PAIRS.has(word.slice(index, index + 2).replaceAll("ё", "е"))) common++;
  }
  return { pairs, common };
}
