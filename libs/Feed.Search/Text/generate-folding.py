#!/usr/bin/env python3
"""Writes Folding.tsv: what each character becomes when text is folded for search (see docs/adr/0050).

A line is a code point, a tab, and its folded text in hexadecimal (- when it vanishes). Characters that fold to
themselves and Hangul syllables (which stay whole) have no line. Run: python3 generate-folding.py > Folding.tsv
"""
import sys
import unicodedata

# Marks that a reader may leave out when typing. Others, such as the vowel signs of Indic scripts and the voicing marks
# of kana, make another letter and stay.
MARKS = [(0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5),
         (0x05C7, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
         (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F),
         (0xFE20, 0xFE2F), (0x180B, 0x180D), (0x180F, 0x180F), (0xE0100, 0xE01EF), (0x1F3FB, 0x1F3FF)]

# Letters that Unicode does not decompose, as people type them without a special keyboard.
LETTERS = {'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ı': 'i', 'ĸ': 'k', 'ł': 'l', 'ŋ': 'n',
           'ŧ': 't', 'þ': 'th', 'ƀ': 'b', 'ɓ': 'b', 'ƈ': 'c', 'ɖ': 'd', 'ɗ': 'd', 'ƒ': 'f', 'ɠ': 'g', 'ɨ': 'i', 'ƙ': 'k',
           'ƚ': 'l', 'ɲ': 'n', 'ƞ': 'n', 'ƥ': 'p', 'ƭ': 't', 'ʈ': 't', 'ʋ': 'v', 'ƴ': 'y', 'ƶ': 'z', 'ȥ': 'z', 'ɇ': 'e',
           'ɉ': 'j', 'ɍ': 'r', 'ɏ': 'y', 'ǥ': 'g', 'ⱥ': 'a', 'ȼ': 'c', 'ⱦ': 't', 'ŀ': 'l', 'ŉ': 'n',
           # Arabic: letters that differ by the keyboard they were typed on.
           'ی': 'ي', 'ى': 'ي', 'ک': 'ك', 'ة': 'ه', 'ٱ': 'ا'}


def vanishes(char):
    code = ord(char)
    return any(low <= code <= high for low, high in MARKS) or (unicodedata.category(char) == 'Cf' and code != 0x200B)


def step(text):
    out = []
    for char in unicodedata.normalize('NFKD', text.casefold()):
        if vanishes(char):
            continue
        if char == '\u200b':
            char = ' '  # zero-width space: a border between words
        digit = unicodedata.decimal(char, None)
        out.append(str(digit) if digit is not None else LETTERS.get(char, char))
    return ''.join(out)


def fold(char):
    text, folded = None, char
    while folded != text:
        text, folded = folded, step(folded)
    return folded


def main():
    print(f'# Unicode {unicodedata.unidata_version}; made by generate-folding.py. Data: Unicode Character Database, Unicode License v3.')
    for code in range(0x80, 0x110000):
        if 0xD800 <= code <= 0xDFFF or 0xAC00 <= code <= 0xD7A3:
            continue
        folded = fold(chr(code))
        if folded != chr(code):
            print(f'{code:X}\t' + (' '.join(f'{ord(char):X}' for char in folded) or '-'))


sys.stdout.reconfigure(newline='\n')
main()
