#pragma once
// What a page of the console is to the window: a name, an icon, a widget, and panels that other
// pages may show.
//
// app/pages.cpp lists the pages, one line each. Concepts never include each other: a page that
// wants another concept's panel asks the list.
#include <QString>
#include <functional>
#include <span>

class QWidget;

namespace bafar::link {
class Session;
}

namespace bafar::shared {

struct Page;

/// What a page is made with: the session, and every page of the window for their panels.
struct Workspace {
    link::Session& session;
    std::span<const Page> pages;
};

struct Page {
    QString id;   ///< the concept's name, or the page's: "topology"
    QString icon; ///< of resources/icons
    QString (*title)() = nullptr;
    QWidget* (*make)(const Workspace& workspace,
                     QWidget* parent) = nullptr; ///< null: only a panel
    /// A panel about one entity ("floating_ip/web", "node/n1"), for the inspector and other pages;
    /// null when this concept has none.
    QWidget* (*makePanel)(link::Session& session, const QString& entity, QWidget* parent) = nullptr;
    bool panelAdds = false; ///< the panel stands beside the entity's facts, not instead of them
};

/// The page of that id, or null.
[[nodiscard]] const Page* findPage(std::span<const Page> pages, const QString& id);

} // namespace bafar::shared
