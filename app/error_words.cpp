#include "app/error_words.h"

#include <QRegularExpression>
#include <QStringList>

#include "ui/cluster/spec_problems.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

QString faultWords(const QString& line)
{
    static const QRegularExpression Fault(QRegularExpression::anchoredPattern(
        QStringLiteral("(.+?:\\d+:\\d+(?:: [\\w.\\[\\]-]+)?): (.+)")));
    const QRegularExpressionMatch match = Fault.match(line);
    return match.hasMatch()
               ? shared::technical(match.captured(1).toStdString()) + QStringLiteral(": ") +
                     ui::cluster::problemWords(match.captured(2).toStdString())
               : shared::sentence(line.toStdString());
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
