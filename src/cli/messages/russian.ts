import { countPhrase, inOneOfForms } from "../../core/messages/counts.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { type CliSentences, ENCODING_TITLES } from "./catalogue.ts";

/** Один файл, два файла, пять файлов. */
const files = (count: number): string => `${count} ${inOneOfForms("ru", count, ["файл", "файла", "файлов"])}`;

/** Из одного файла, из двух файлов. */
const ofFiles = (count: number): string => `${count} ${inOneOfForms("ru", count, ["файла", "файлов", "файлов"])}`;

const meaning = (meant: string | undefined): string =>
  meant === undefined ? "" : ` Возможно, имелось в виду «${meant}».`;

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "ошибка",
  warning: "предупреждение",
  information: "замечание",
  hint: "подсказка",
};

const ENCODINGS = "utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, mac-cyrillic";

const LANGUAGE_AND_HELP = `  --language en|ru         язык сообщений
  -h, --help               эта справка`;

const SHARED_OPTIONS = `  --config ФАЙЛ            взять настройки из этого файла, а не из ближайшего
                           .qa-transcript.json в папках выше
  --stdin-filepath ПУТЬ    как называется стандартный ввод и откуда для него
                           брать настройки
  --jobs N                 работать в N потоков; по умолчанию — сколько выгодно
  --shard I/N              взять I-ю из N частей: файлы раздаются частям
                           по очереди; так работу делят между заданиями
${LANGUAGE_AND_HELP}`;

const PATHS = `ПУТЬ — это файл, папка, шаблон имён в кавычках или - (стандартный ввод).
В папке берутся все файлы *.qa и *.qa.txt, а также *.txt, которые по содержанию
оказались транскриптами, кроме исключённых в .gitignore и .qa-transcript-ignore.`;

/** Что командная строка говорит по-русски. */
export const RUSSIAN: CliSentences = {
  help: () => `Проверяет и форматирует транскрипты с вопросами и ответами.

Использование:
  qa-transcript check  [ПАРАМЕТР]… ПУТЬ…   показать, что не так
  qa-transcript format [ПАРАМЕТР]… ПУТЬ…   внести все безопасные исправления
  qa-transcript merge  ОТЧЁТ…              объединить отчёты о частях проверки
  qa-transcript help [КОМАНДА]
  qa-transcript --version

Код завершения: 0 — всё в порядке, 1 — что-то найдено, 2 — что-то не удалось.
`,
  "help.check": () => `Показывает, что не так в транскриптах.

Использование: qa-transcript check [ПАРАМЕТР]… ПУТЬ…

${PATHS}

  --format ВИД             text, json, sarif или github (аннотации);
                           по умолчанию text
  --fix                    сначала внести в файлы все безопасные исправления
  --fix-suggested ПРАВИЛО  внести и то, что предлагает это правило; можно указать
                           несколько раз. Если правило предлагает несколько
                           исправлений, вносится первое; ПРАВИЛО=N вносит N-е
  --fail-on УРОВЕНЬ        error, warning, information или hint: начиная с какого
                           уровня код завершения 1; по умолчанию warning
  --encoding ИМЯ|auto      кодировка файлов: ${ENCODINGS};
                           разрешает исправления в файлах не в UTF-8
${SHARED_OPTIONS}

Код завершения: 0 — ничего уровня --fail-on и выше, 1 — что-то найдено,
2 — неверная команда, файл не читается или не записывается, ошибка в настройках.
`,
  "help.format": () => `Вносит все безопасные исправления: читаемый текст не меняется.

Использование: qa-transcript format [ПАРАМЕТР]… ПУТЬ…

${PATHS}
Без параметров отформатированный текст идёт в стандартный вывод.

  --check                  перечислить неотформатированные файлы; если они есть,
                           код завершения 1
  --diff                   показать, что изменится
  --write                  заменить файлы, каждый целиком
  --encoding ИМЯ|auto      форматировать и файлы не в UTF-8: ${ENCODINGS}
  --to-utf8                записать такие файлы в UTF-8, а не в их кодировке
${SHARED_OPTIONS}

Код завершения: 0 — сделано, 1 — при --check, 2 — неверная команда, файл
не читается, не форматируется или не записывается, ошибка в настройках.
`,
  "help.merge": () => `Объединяет отчёты о частях проверки в отчёт обо всей проверке.

Использование: qa-transcript merge ОТЧЁТ…

ОТЧЁТ — это то, что записала команда «qa-transcript check --shard I/N» с параметром
--format json или --format sarif. Нужны все N отчётов, в любом порядке. Общий отчёт
идёт в стандартный вывод, а исключения, не понадобившиеся ни одной части, —
в стандартный поток ошибок.

${LANGUAGE_AND_HELP}

Код завершения: тот же, что у всей проверки; 2 — ещё и когда не хватает частей.
`,

  "usage.no-command": () => "Не указана команда: check или format.",
  "usage.unknown-command": ({ found, meant }) => `Нет команды «${found}».${meaning(meant)}`,
  "usage.unknown-option": ({ found, meant }) => `Нет параметра ${found}.${meaning(meant)}`,
  "usage.other-command": ({ option, command }) => `У команды «${command}» нет параметра ${option}.`,
  "usage.missing-value": ({ option }) => `Для ${option} нужно значение.`,
  "usage.superfluous-value": ({ option }) => `У ${option} не бывает значения.`,
  "usage.bad-value": ({ option, found, choices }) =>
    `${option} не может быть «${found}». Возможные значения: ${choices.join(", ")}.`,
  "usage.bad-jobs": ({ found }) => `--jobs не может быть «${found}». Это число потоков, от 1 до 999.`,
  "usage.bad-shard": ({ found }) =>
    `--shard не может быть «${found}». Это I/N, то есть I-я из N частей: 1/4, 2/4, 3/4 или 4/4.`,
  "usage.unknown-rule": ({ found, meant }) => `Нет правила «${found}».${meaning(meant)}`,
  "usage.twice": ({ option }) => `${option} указан дважды.`,
  "usage.exclusive": ({ options }) => `${options.join(" и ")} исключают друг друга.`,
  "usage.no-paths": () => "Укажите, что читать: файл, папку, шаблон имён или - (стандартный ввод).",
  "usage.no-reports": () => "Укажите отчёты, которые нужно объединить.",
  "usage.input-twice": () => "Стандартный ввод (-) можно прочитать только один раз.",
  "usage.input-path-alone": () => "--stdin-filepath называет стандартный ввод, а среди путей его нет: добавьте -.",
  "usage.input-written": ({ option }) =>
    `${option} записывает файлы, а стандартный ввод — не файл: используйте «qa-transcript format -».`,
  "usage.utf8-without-encoding": () => "К --to-utf8 нужен --encoding: назовите кодировку файлов или укажите auto.",
  "usage.see-help": ({ command }) => `Справка: qa-transcript ${command === undefined ? "" : `${command} `}--help`,
  "usage.no-such-choice": ({ rule, found, choices }) =>
    `--fix-suggested ${rule}=${found}: правило предлагает ${choices.map((title, index) => `${index + 1}) ${title}`).join("; ")}.`,

  "path.missing": () => "Такого файла или папки нет.",
  "path.no-match": () => "Под этот шаблон не подходит ни один файл.",
  "path.no-permission": () => "Нет доступа.",
  "path.failed": ({ code }) => `Не читается (${code}).`,
  "path.no-file": () => "Это не файл и не папка.",
  "path.link-circle": () => "Символические ссылки ведут по кругу.",
  "path.link-nowhere": () => "Символическая ссылка никуда не ведёт; пропущена.",
  "path.link-loop": ({ target }) => `Символическая ссылка ведёт назад, в ${target}; пропущена.`,
  "file.binary": () => "Это не текст, а двоичный файл.",
  "file.empty": () => "Пустой файл.",
  "file.too-large": ({ megabytes, most }) =>
    `Слишком большой файл: ${megabytes} МБ; за раз можно прочитать не больше ${most} МБ.`,
  "file.changed": () => "За это время файл изменил кто-то другой; запись не выполнена.",
  "file.read-only": () => "Файл только для чтения; запись не выполнена.",
  "file.write-failed": ({ code }) => `Не записывается (${code}); файл остался прежним.`,
  "encoding.refused": ({ encoding }) =>
    `Форматирование не выполнено: файл в кодировке ${ENCODING_TITLES[encoding]}, а не UTF-8. ` +
    `Укажите --encoding ${encoding} или --encoding auto.`,
  "encoding.other": ({ encoding, named }) =>
    `Это не ${ENCODING_TITLES[named]}: файл в кодировке ${ENCODING_TITLES[encoding]}.`,
  "encoding.lost-bytes": ({ encoding }) =>
    `Форматирование не выполнено: некоторые байты — не ${ENCODING_TITLES[encoding]} и были бы потеряны.`,
  "encoding.lacks": ({ encoding, character, line, column }) =>
    `Запись не выполнена: в ${ENCODING_TITLES[encoding]} нет знака «${character}» (строка ${line}, позиция ${column}).`,
  "configuration.kept-unwritten": () => "Файл не изменён: в его настройках ошибка.",
  "paths.nothing": () => "Транскрипты не найдены.",
  "merge.no-part": () =>
    "Это не отчёт о части проверки: такие отчёты пишет «qa-transcript check --shard» в виде JSON или SARIF.",
  "merge.other-run": ({ path }) =>
    `Это часть другой проверки, не той, что ${path}: другие файлы, другое число частей, другой вид или другая версия.`,
  "merge.twice": ({ path }) => `Та же часть, что и ${path}.`,
  "merge.missing": ({ parts }) => `Не хватает частей: ${parts.join(", ")}.`,
  crashed: ({ reason }) => `Ошибка в самой программе qa-transcript: ${reason}`,

  "level.error": () => "ошибка",
  "level.warning": () => "предупреждение",
  "level.note": () => "примечание",
  severity: ({ severity }) => SEVERITIES[severity],
  "report.encoding": ({ encoding }) => `в кодировке ${ENCODING_TITLES[encoding]}`,
  "report.related": ({ line, column }) => `см. ${line}:${column}`,
  "report.summary": ({ files: all, damaged, counts }) => {
    const kinds = (["error", "warning", "information", "hint"] as const).filter((severity) => counts[severity] > 0);
    if (kinds.length === 0) return `Проверено: ${files(all)}. Всё в порядке.`;
    const found = kinds.map((severity) => countPhrase("ru", counts[severity], severity)).join(", ");
    return `Найдено: ${found}. Файлов с находками: ${damaged} из ${all}.`;
  },
  "report.fixable": ({ safe, suggested }) =>
    [
      safe > 0 ? `[*] Исправит --fix: ${safe}.` : "",
      suggested > 0 ? `[?] Есть предложенное исправление: ${suggested}; его внесёт --fix-suggested ПРАВИЛО.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  "report.fixed": ({ files: count }) => `Исправлено: ${files(count)}.`,
  "format.unformatted": ({ files: count, of, unjudged }) => {
    if (count + unjudged === 0) return `Отформатировано всё: ${files(of)}.`;
    return [
      count > 0 ? `Не отформатировано: ${count} из ${ofFiles(of)}.` : "",
      unjudged > 0 ? `Не удалось проверить: ${unjudged} из ${ofFiles(of)}.` : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
  },
  "format.formatted": ({ files: count, of }) => `Изменено: ${count} из ${ofFiles(of)}.`,
  progress: ({ files: count }) => `${files(count)}…`,
};
