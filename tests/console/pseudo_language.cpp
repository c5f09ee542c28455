#include "tests/console/pseudo_language.h"

namespace bafar::test {
namespace {

constexpr QChar Begin{0x27E6};
constexpr QChar End{0x27E7};

QChar accented(QChar letter)
{
    static const QString Plain = QStringLiteral("AEIOUaeiounscyz");
    static const QString Accented = QStringLiteral("ÀÉÎÖÛàéîöûñšçýž");
    const qsizetype place = Plain.indexOf(letter);
    return place < 0 ? letter : Accented[place];
}

/// It may be parted as words may.
QString paddingOf(int letters)
{
    constexpr int Word = 12;
    QString padding;
    for (int i = 1; i <= letters; ++i) {
        padding += QLatin1Char(i % Word == 0 ? ' ' : '~');
    }
    return padding;
}

} // namespace

QString PseudoLanguage::pseudo(const QString& source)
{
    QString text;
    int letters = 0;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar one = source[i];
        if (one == QLatin1Char('%') && i + 1 < source.size()) { // %1, %n, %L1 and %Ln stay
            text += one;
            text += source[++i];
            if (source[i] == QLatin1Char('L') && i + 1 < source.size()) {
                text += source[++i];
            }
        } else if (one == QLatin1Char('<')) { // a mark of rich text
            const qsizetype close = source.indexOf(QLatin1Char('>'), i);
            const qsizetype end = close < 0 ? source.size() - 1 : close;
            text += QStringView(source).mid(i, end - i + 1);
            i = end;
        } else {
            text += accented(one);
            ++letters;
        }
    }
    return Begin + text + paddingOf((2 * letters + 4) / 5) + End;
}

QString PseudoLanguage::withoutTranslated(const QString& text)
{
    QString left;
    int depth = 0; // a sentence is put into another
    for (const QChar one : text) {
        depth += one == Begin ? 1 : 0;
        if (depth == 0) {
            left += one;
        }
        depth -= one == End && depth > 0 ? 1 : 0;
    }
    return left;
}

QString PseudoLanguage::translate(const char*, const char* source, const char*, int) const
{
    return pseudo(QString::fromUtf8(source));
}

} // namespace bafar::test
