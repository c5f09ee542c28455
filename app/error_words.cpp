#include "app/error_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "ui/cluster/spec_problems.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

struct ErrorTexts {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

QString faultWords(const QString& line)
{
    static const QRegularExpression Fault(QRegularExpression::anchoredPattern(
        QStringLiteral("(.+?:\\d+:\\d+(?:: [\\w.\\[\\]-]+)?): (.+)")));
    static const QRegularExpression Parser(
        QRegularExpression::anchoredPattern(QStringLiteral("not YAML: (.+)")));
    const QRegularExpressionMatch match = Fault.match(line);
    if (!match.hasMatch()) {
        return shared::sentence(line.toStdString());
    }
    const QString place = shared::technical(match.captured(1).toStdString());
    const QString fault = match.captured(2);
    if (const QRegularExpressionMatch said = Parser.match(fault); said.hasMatch()) {
        const QString words = shared::technical(said.captured(1).toStdString());
        return ErrorTexts::tr("%1: not YAML: “%2”").arg(place, words);
    }
    return ErrorTexts::tr("%1: %2").arg(place, ui::cluster::problemWords(fault.toStdString()));
}

} // namespace

QString errorWords(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        lines.append(faultWords(line));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace bafar::app
