"""Addresses of the pages that everybody may see."""

from __future__ import annotations

from django.urls import path

from facestudio_web.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("gallery", views.gallery, name="gallery"),
    path("plans", views.plans, name="plans"),
    path("about", views.about, name="about"),
    path("terms", views.terms, name="terms"),
    path("robots.txt", views.robots, name="robots"),
]
