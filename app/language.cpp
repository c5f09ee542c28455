#include "app/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <algorithm>

#include "ui/shared/figures.h"

static void loadTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace bafar::app {
namespace {

/// "MariaDB on n1" in Persian: a label would take the line for a left-to-right one.
bool beginsWithLatin(const QString& text)
{
    const auto isPersian = [](QChar letter) { return letter.script() == QChar::Script_Arabic; };
    return !text.isEmpty() && text[0].script() == QChar::Script_Latin &&
           std::any_of(text.begin(), text.end(), isPersian);
}

/// Sentences have the digits that a person chose, too: Qt writes those of "%Ln" in the language's
/// and those of "%n" in Latin ones. They run right-to-left whatever they begin with.
class FiguredTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char* context,
                      const char* source,
                      const char* disambiguation,
                      int count) const override
    {
        QString text = QTranslator::translate(context, source, disambiguation, count);
        // A null text says that there is no translation, and must stay null.
        if (!text.isNull() && shared::figures().digits == shared::Digits::Latin) {
            text.replace(QLatin1String("%Ln"), QLatin1String("%n"));
            for (QChar& letter : text) {
                const bool isPersian = letter >= QChar(0x06F0) && letter <= QChar(0x06F9);
                letter = isPersian ? QChar(u'0' + letter.digitValue()) : letter;
            }
        }
        if (beginsWithLatin(text)) {
            text.prepend(QChar(0x200F));
        }
        return text;
    }
};

} // namespace

void applyLanguage(QApplication& application, const QString& language)
{
    loadTranslations();
    for (QTranslator* old : application.findChildren<QTranslator*>()) {
        delete old; // which takes it out of use
    }
    const QString wanted = language.isEmpty() ? QLocale::system().name().left(2) : language;
    if (wanted != QLatin1String("fa")) {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        // English needs its plural forms too.
        auto* plurals = new QTranslator(&application);
        if (plurals->load(QStringLiteral(":/i18n/bafar_en.qm"))) {
            QCoreApplication::installTranslator(plurals);
        }
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        return;
    }
    QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
    auto* qt = new QTranslator(&application);
    if (qt->load(QStringLiteral("qtbase_fa"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qt);
    }
    auto* own = new FiguredTranslator(&application);
    if (own->load(QStringLiteral(":/i18n/bafar_fa.qm"))) {
        QCoreApplication::installTranslator(own);
    }
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
}

} // namespace bafar::app
