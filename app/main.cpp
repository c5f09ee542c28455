// The console's entry: options, language, theme, window. Exit codes: app/options.h.
#include <cstdio>

#include "app/crash_log.h"
#include "app/debug_info.h"
#include "app/desk.h"
#include "app/dispatch_trace.h"
#include "app/end_signals.h"
#include "app/folders.h"
#include "app/language.h"
#include "app/start.h"
#include "ui/shared/item_text.h"
#include "ui/shared/widgets.h"

int main(int argc, char** argv)
{
    namespace app = bafar::app;
    app::choosePlatform({argv, static_cast<std::size_t>(argc)}); // before the application exists
    app::Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("bafar"));
    QApplication::setDesktopFileName(QStringLiteral("io.bafar.Console"));
    const bafar::Result<app::Options> options = app::readOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "bafar: %s\n", options.error().text.c_str());
        return app::WrongUsage;
    }
    if (options->exitNow) {
        return *options->exitNow;
    }
    if (!options->traceDispatches.isEmpty() &&
        !application.traceDispatches(options->traceDispatches)) {
        std::fprintf(stderr, "bafar: cannot write %s\n",
                     options->traceDispatches.toUtf8().constData());
        return app::WrongUsage;
    }
    app::keepCrashes(app::crashFolder()); // early: what is made from here on is told of, too
    app::applyLanguage(application, app::languageOf(*options));
    app::Desk desk(application, *options);
    if (options->debugInfo) {
        std::fputs(app::debugInfo().toUtf8().constData(), stdout);
        return app::Done;
    }
    bafar::shared::exposePaintedItems();
    bafar::shared::keepCopiesPlain();
    app::Start start(desk, *options);
    if (!start.begin()) {
        return start.code();
    }
    (void)(options->headless || app::endOnSignals(application)); // half a dump must not look done
    const int code = QApplication::exec();
    if (start.console() == nullptr) { // a person left without one
        return start.code();
    }
    return code;
}
