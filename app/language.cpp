#include "app/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void loadTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace bafar::app {

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
    auto* own = new QTranslator(&application);
    if (own->load(QStringLiteral(":/i18n/bafar_fa.qm"))) {
        QCoreApplication::installTranslator(own);
    }
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
}

} // namespace bafar::app
